/**
 * How the live page is served, whose files are the module {@code frontend-static}. It reads files; it writes nothing; it
 * acknowledges nothing.
 */
@NullMarked
package dev.lookback.gateway.page;

import org.jspecify.annotations.NullMarked;

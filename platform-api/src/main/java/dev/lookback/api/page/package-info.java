/**
 * How the web page is served, whose files are the module {@code frontend-static}, and what it is told of other pages. It
 * reads files and settings; it writes nothing; it acknowledges nothing.
 */
@NullMarked
package dev.lookback.api.page;

import org.jspecify.annotations.NullMarked;

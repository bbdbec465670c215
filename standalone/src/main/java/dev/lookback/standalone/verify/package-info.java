/**
 * What {@code ./lookback verify} shows. It reads what platform-api says of the archive; it writes that to a person or as
 * JSON; it acknowledges nothing.
 */
@NullMarked
package dev.lookback.standalone.verify;

import org.jspecify.annotations.NullMarked;

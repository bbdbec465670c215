/**
 * Archived events for pipes. It reads what platform-api streams; it writes whole lines to standard output, and how far it is to a
 * terminal; it acknowledges nothing: an answer that was cut off is a failure (CONTRACT section 5).
 */
@NullMarked
package dev.lookback.standalone.cat;

import org.jspecify.annotations.NullMarked;

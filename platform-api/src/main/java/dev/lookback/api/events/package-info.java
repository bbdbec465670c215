/**
 * Reading the archive without an index. It reads requests and the parts of blocks; it writes event lines, as they are
 * archived, into the answer; it acknowledges by ending the answer: one that is cut off was not whole (CONTRACT section 5).
 */
@NullMarked
package dev.lookback.api.events;

import org.jspecify.annotations.NullMarked;

/**
 * Times and durations as callers write them. It reads text; it writes nothing; it acknowledges nothing (CONTRACT
 * section 5).
 */
@NullMarked
package dev.lookback.api.time;

import org.jspecify.annotations.NullMarked;

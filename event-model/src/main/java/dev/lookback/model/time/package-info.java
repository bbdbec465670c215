/** Event time cut into intervals: the numbers, names and bounds that every stage agrees on. */
@NullMarked
package dev.lookback.model.time;

import org.jspecify.annotations.NullMarked;

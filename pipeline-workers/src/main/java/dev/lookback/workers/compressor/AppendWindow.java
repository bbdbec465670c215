package dev.lookback.workers.compressor;

import dev.lookback.model.time.Interval;

/**
 * Which batches of an interval may share a part: those on time, or those of one late window.
 *
 * @param isLate whether they were appended after the interval's end and grace
 * @param number of the late window, by append time; 0 on time
 * @param lastMillis the last append time that belongs to it, in milliseconds since the epoch
 */
record AppendWindow(Interval interval, boolean isLate, long number, long lastMillis) {

    boolean isPast(long millis) {
        return millis > lastMillis;
    }
}

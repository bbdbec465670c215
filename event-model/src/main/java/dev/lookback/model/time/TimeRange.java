package dev.lookback.model.time;

import java.time.Instant;

/**
 * A stretch of time with its start and without its end.
 *
 * @param start from 1970 on
 * @param end after start
 */
public record TimeRange(Instant start, Instant end) {

    public TimeRange {
        if (start.isBefore(Instant.EPOCH)) {
            throw new IllegalArgumentException("start: " + start + " (expected: 1970 or later)");
        }
        if (!end.isAfter(start)) {
            throw new IllegalArgumentException("end: " + end + " (expected: after start, " + start + ")");
        }
    }

    public boolean contains(Instant time) {
        return !time.isBefore(start) && time.isBefore(end);
    }

    public boolean encloses(TimeRange other) {
        return !other.start.isBefore(start) && !other.end.isAfter(end);
    }
}

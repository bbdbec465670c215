package dev.lookback.standalone.demo;

import java.time.Duration;
import java.time.Instant;

/**
 * Which times the sample lines have: past ones alone, of intervals that are over. A block of the interval that goes on
 * would be written minutes later.
 */
record SampleRange(Instant start, Instant end) {
    /** Not a whole number of intervals: what is asked for begins and ends inside of blocks. */
    private static final Duration MARGIN = Duration.ofMinutes(22).plusSeconds(40);

    static SampleRange before(Instant now, Duration interval, Duration length) {
        long seconds = interval.toSeconds();
        Instant runningInterval = Instant.ofEpochSecond(now.getEpochSecond() / seconds * seconds);
        Instant end = runningInterval.minus(interval);
        return new SampleRange(end.minus(length), end);
    }

    Instant askedStart() {
        return start.plus(MARGIN);
    }

    Instant askedEnd() {
        return end.minus(MARGIN);
    }

    boolean asksFor(Instant time) {
        return !time.isBefore(askedStart()) && time.isBefore(askedEnd());
    }
}

package dev.lookback.model.time;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * How event time is cut: interval n is {@code [n × length, (n + 1) × length)} since the Unix epoch.
 *
 * @param length whole seconds, at least one; an archive keeps the one it began with
 */
public record Intervals(Duration length) {

    public Intervals {
        if (length.toSeconds() < 1 || length.getNano() != 0) {
            throw new IllegalArgumentException("block-interval: " + length + " (expected: whole seconds, at least 1)");
        }
    }

    public long seconds() {
        return length.toSeconds();
    }

    public Interval at(Instant time) {
        return atSecond(time.getEpochSecond());
    }

    public Interval atSecond(long epochSecond) {
        return new Interval(Math.floorDiv(epochSecond, seconds()));
    }

    public Instant start(Interval interval) {
        return Instant.ofEpochSecond(interval.number() * seconds());
    }

    public Instant end(Interval interval) {
        return start(interval.next());
    }

    public TimeRange range(Interval interval) {
        return new TimeRange(start(interval), end(interval));
    }

    /** The first interval that has a moment in common with the range. */
    public Interval first(TimeRange range) {
        return at(range.start());
    }

    /** The last interval that has a moment in common with the range. */
    public Interval last(TimeRange range) {
        return at(range.end().minusNanos(1));
    }

    /** Every interval that has a moment in common with the range, in order. */
    public Stream<Interval> covering(TimeRange range) {
        return LongStream.rangeClosed(first(range).number(), last(range).number())
                .mapToObj(Interval::new);
    }
}

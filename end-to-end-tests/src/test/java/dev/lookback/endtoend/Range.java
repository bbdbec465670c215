package dev.lookback.endtoend;

import java.time.Duration;
import java.time.Instant;

/** From start to before end. */
record Range(Instant start, Instant end) {
    static final Duration INTERVAL = Duration.ofMinutes(5);

    /** Ends where the interval that now lies in begins. */
    static Range before(Instant now, Duration length) {
        Instant end = Instant.ofEpochSecond(now.getEpochSecond() / INTERVAL.toSeconds() * INTERVAL.toSeconds());
        return new Range(end.minus(length), end);
    }

    boolean contains(Instant time) {
        return !time.isBefore(start) && time.isBefore(end);
    }

    Duration length() {
        return Duration.between(start, end);
    }
}

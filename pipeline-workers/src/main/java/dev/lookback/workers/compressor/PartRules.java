package dev.lookback.workers.compressor;

import dev.lookback.model.time.Interval;
import dev.lookback.model.time.Intervals;

import java.time.Duration;
import java.util.Optional;

/**
 * Where parts end: by append time and size alone, never by this process's clock or memory, so that whoever reads the same
 * offsets again makes the same parts.
 *
 * @param grace how long after its end an interval's batches are on time
 * @param lateWindow of append time, that later ones are grouped by
 * @param maxPartBytes before compression
 */
record PartRules(Intervals intervals, Duration grace, Duration lateWindow, long maxPartBytes) {

    PartRules {
        if (grace.isNegative()) {
            throw new IllegalArgumentException("grace: " + grace + " (expected: 0 or more)");
        }
        if (lateWindow.toMillis() < 1) {
            throw new IllegalArgumentException("late-window: " + lateWindow + " (expected: at least 1ms)");
        }
    }

    AppendWindow window(Interval interval, long appendedAt) {
        long onTimeUntil = intervals.end(interval).toEpochMilli() + grace.toMillis();
        if (appendedAt <= onTimeUntil) {
            return new AppendWindow(interval, false, 0, onTimeUntil);
        }
        long number = Math.floorDiv(appendedAt, lateWindow.toMillis());
        return new AppendWindow(interval, true, number, (number + 1) * lateWindow.toMillis() - 1);
    }

    /** The last interval whose end and grace are past; none before the first has ended. */
    Optional<Interval> lastPast(long millis) {
        long ended =
                Math.floorDiv(millis - 1 - grace.toMillis(), intervals.length().toMillis());
        return ended < 1 ? Optional.empty() : Optional.of(new Interval(ended - 1));
    }
}

package dev.lookback.benchmarks;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A counter's value at a moment of {@link System#nanoTime()}. */
record Progress(double value, long nanos) {

    private static final Duration PAUSE = Duration.ofMillis(100);

    @FunctionalInterface
    interface Counter {
        double value() throws Exception;
    }

    /** Looks ten times a second until the counter has come so far. */
    static Progress await(Counter counter, double target, Duration limit) throws Exception {
        return await(counter, target, limit, PAUSE);
    }

    /** Looks again after each pause. */
    static Progress await(Counter counter, double target, Duration limit, Duration pause) throws Exception {
        long giveUp = System.nanoTime() + limit.toNanos();
        double value = counter.value();
        while (value < target) {
            if (System.nanoTime() > giveUp) {
                throw new IllegalStateException(
                        "counted: " + value + " (expected: " + target + " within " + limit + ")");
            }
            LockSupport.parkNanos(pause.toNanos());
            value = counter.value();
        }
        return new Progress(value, System.nanoTime());
    }

    double rateSince(Progress earlier) {
        return (value - earlier.value) * 1e9 / (nanos - earlier.nanos);
    }
}

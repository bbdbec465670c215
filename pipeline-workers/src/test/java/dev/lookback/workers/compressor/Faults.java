package dev.lookback.workers.compressor;

import org.apache.kafka.common.errors.TimeoutException;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What is to happen to one process, and where: once, at the n-th time that it comes to the point. */
final class Faults {

    private final FaultPoint point;
    private final Runnable effect;
    private int passes;
    private boolean hasHit;
    private boolean isKilled;

    /** The process is gone: nothing of it may do anything any more, whatever {@code finally} says. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    private Faults(FaultPoint point, int passes, Runnable effect) {
        this.point = point;
        this.passes = passes;
        this.effect = effect;
    }

    static Faults none() {
        return new Faults(FaultPoint.AFTER_COMMIT, Integer.MAX_VALUE, () -> {});
    }

    static Faults kill(FaultPoint point, int passes) {
        return new Faults(point, passes, () -> {
            throw new Killed();
        });
    }

    /** The call fails; whether it had its effect, who calls cannot know. */
    static Faults fail(FaultPoint point, int passes) {
        return new Faults(point, passes, () -> {
            if (point.isOfKafka()) {
                throw new TimeoutException("made to fail: " + point);
            }
            throw new UncheckedIOException(new IOException("made to fail: " + point));
        });
    }

    /** The process stands still there, while something else happens. */
    static Faults stall(FaultPoint point, int passes, Runnable meanwhile) {
        return new Faults(point, passes, meanwhile);
    }

    boolean hasHit() {
        return hasHit;
    }

    boolean isKilled() {
        return isKilled;
    }

    void at(FaultPoint here) {
        if (isKilled) {
            throw new Killed();
        }
        if (here == point && !hasHit && passes-- == 0) {
            hasHit = true;
            try {
                effect.run();
            } catch (Killed e) {
                isKilled = true;
                throw e;
            }
        }
    }
}

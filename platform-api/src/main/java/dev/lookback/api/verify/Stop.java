package dev.lookback.api.verify;

import java.util.concurrent.CancellationException;

/** Ends a check from outside: whoever works on it asks now and then. */
final class Stop {

    private volatile boolean stopped;

    void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }

    /** @throws CancellationException once it is stopped */
    void check() {
        if (stopped) {
            throw new CancellationException("verify: nobody waits for it any more");
        }
    }
}

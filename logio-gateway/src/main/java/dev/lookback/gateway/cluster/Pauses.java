package dev.lookback.gateway.cluster;

import java.time.Duration;

/** How long to wait before a peer is tried again: longer and longer, until it was reached. */
final class Pauses {

    /** Before what is not likely to change is tried again. */
    static final Duration LONG = Duration.ofSeconds(30);

    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LAST = Duration.ofSeconds(3);

    private Duration next = FIRST;

    synchronized Duration next() {
        Duration pause = next;
        next = pause.compareTo(LAST) >= 0 ? LAST : pause.multipliedBy(2);
        return pause;
    }

    synchronized void reset() {
        next = FIRST;
    }

    synchronized void beLong() {
        next = LONG;
    }
}

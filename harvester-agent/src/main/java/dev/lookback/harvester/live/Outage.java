package dev.lookback.harvester.live;

import java.time.Duration;

/**
 * Whether a receiver is down: from the first refusal until none has come for a while, in which somebody has asked. No clock, no
 * I/O.
 */
final class Outage {

    /** An address that nobody has answers late, or not at all. */
    static final Duration QUIET = Duration.ofSeconds(5);

    private boolean isOn;
    private long refusedNanos;

    /** @return whether it has just begun */
    boolean refused(long nanos) {
        boolean isNew = !isOn;
        isOn = true;
        refusedNanos = nanos;
        return isNew;
    }

    /** @return whether it has just ended */
    boolean endsAt(long nanos) {
        if (isOn && nanos - refusedNanos >= QUIET.toNanos()) {
            isOn = false;
            return true;
        }
        return false;
    }

    boolean isOn() {
        return isOn;
    }
}

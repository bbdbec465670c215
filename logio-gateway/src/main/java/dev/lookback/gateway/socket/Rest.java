package dev.lookback.gateway.socket;

import java.time.Duration;

/**
 * How long a client is not listened to when what it said made much work, such as reading a filter that is dear: so it has a third
 * of a core's time at most, and nothing that it says is lost.
 */
final class Rest {

    /** What everybody may ask for at any time. */
    private static final Duration FREE = Duration.ofMillis(20);

    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final int TIMES_THE_WORK = 2;

    private Rest() {}

    static Duration after(Duration work) {
        if (work.compareTo(FREE) <= 0) {
            return Duration.ZERO;
        }
        Duration rest = work.multipliedBy(TIMES_THE_WORK);
        return rest.compareTo(LONGEST) < 0 ? rest : LONGEST;
    }
}

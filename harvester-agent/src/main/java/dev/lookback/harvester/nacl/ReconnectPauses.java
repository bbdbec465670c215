package dev.lookback.harvester.nacl;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When to try the next proxy: at once while there is one that was not tried, then after a pause that grows from round to
 * round, with jitter, so that a thousand harvesters do not come back in one moment.
 */
final class ReconnectPauses {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int MAX_DOUBLINGS = 10;

    private final int proxies;
    private final RandomGenerator random;
    private int failures;

    ReconnectPauses(int proxies, RandomGenerator random) {
        this.proxies = proxies;
        this.random = random;
    }

    /** A connection has ended, or was none. @param wasUseful whether something was acknowledged over it */
    Duration next(boolean wasUseful) {
        failures = wasUseful ? 1 : failures + 1;
        if (failures % proxies != 0) {
            return Duration.ZERO;
        }
        int rounds = Math.min(failures / proxies - 1, MAX_DOUBLINGS);
        long most = Math.min(FIRST.toMillis() << rounds, LONGEST.toMillis());
        return Duration.ofMillis(most / 2 + random.nextLong(most / 2 + 1));
    }
}

package dev.lookback.standalone.supervise;

import java.time.Duration;

/**
 * How patient the supervisor is.
 *
 * @param steadyAfter a process that ran this long begins with the first pause again
 * @param startLimit how long a process may take until it is ready
 * @param stopLimit how long it may take to end after SIGTERM, then it is killed
 */
public record RestartPolicy(
        Duration firstPause, Duration longestPause, Duration steadyAfter, Duration startLimit, Duration stopLimit) {

    public static RestartPolicy standard(Duration startLimit) {
        return new RestartPolicy(
                Duration.ofSeconds(1),
                Duration.ofSeconds(30),
                Duration.ofMinutes(1),
                startLimit,
                Duration.ofSeconds(30));
    }
}

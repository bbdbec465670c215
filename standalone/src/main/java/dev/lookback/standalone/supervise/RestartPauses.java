package dev.lookback.standalone.supervise;

import java.time.Duration;

/** How long one process is left alone after each of its ends: twice as long each time, until it has held for a while. */
final class RestartPauses {
    private final RestartPolicy policy;
    private Duration next;

    RestartPauses(RestartPolicy policy) {
        this.policy = policy;
        this.next = policy.firstPause();
    }

    /**
     * @param ran how long it ran this time
     */
    Duration after(Duration ran) {
        if (ran.compareTo(policy.steadyAfter()) >= 0) {
            next = policy.firstPause();
        }
        Duration pause = next;
        Duration doubled = pause.multipliedBy(2);
        next = doubled.compareTo(policy.longestPause()) < 0 ? doubled : policy.longestPause();
        return pause;
    }
}

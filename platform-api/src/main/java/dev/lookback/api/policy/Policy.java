package dev.lookback.api.policy;

import dev.lookback.search.PolicyRecord;

import java.time.Duration;

/**
 * What holds for an environment.
 *
 * @param recentRetention how long events are kept in the recent indexes
 * @param historyTtl of a history index whose request names none
 * @param historyMaxTtl that a history index may have, counted from its creation
 */
public record Policy(Duration recentRetention, Duration historyTtl, Duration historyMaxTtl) {

    /** What was set, and for the rest what the settings say. */
    Policy with(PolicyRecord set) {
        Duration maxTtl = set.historyMaxTtl().orElse(historyMaxTtl);
        Duration ttl = set.historyTtl().orElse(historyTtl);
        return new Policy(
                set.recentRetention().orElse(recentRetention),
                // The settings may have changed since the policy was set.
                ttl.compareTo(maxTtl) < 0 ? ttl : maxTtl,
                maxTtl);
    }
}

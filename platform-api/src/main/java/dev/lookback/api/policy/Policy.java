package dev.lookback.api.policy;

import dev.lookback.search.PolicyRecord;

import java.time.Duration;
import java.util.Optional;

/**
 * What holds for an environment.
 *
 * @param recentRetention how long events are kept in the recent indexes
 * @param historyTtl of a history index whose request names none
 * @param historyMaxTtl that a history index may have, counted from its creation
 * @param historyMaxBytes that all its history indexes may take together, with replicas; none where only the disks limit it
 * @param historyMaxConcurrent loads of history indexes that may be under way at a time
 */
public record Policy(
        Duration recentRetention,
        Duration historyTtl,
        Duration historyMaxTtl,
        Optional<Long> historyMaxBytes,
        int historyMaxConcurrent) {

    /** What was set, and for the rest what the settings say. */
    Policy with(PolicyRecord set) {
        Duration maxTtl = set.historyMaxTtl().orElse(historyMaxTtl);
        Duration ttl = set.historyTtl().orElse(historyTtl);
        return new Policy(
                set.recentRetention().orElse(recentRetention),
                // The settings may have changed since the policy was set.
                ttl.compareTo(maxTtl) < 0 ? ttl : maxTtl,
                maxTtl,
                set.historyMaxBytes().or(() -> historyMaxBytes),
                set.historyMaxConcurrent().orElse(historyMaxConcurrent));
    }
}

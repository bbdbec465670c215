package dev.lookback.search;

import dev.lookback.model.topic.Environment;

import java.time.Duration;
import java.util.Optional;

/**
 * What was set of an environment's policy; what was not is as the settings say.
 *
 * @param recentRetention how long events are kept in the recent indexes
 * @param historyTtl of a history index whose request names none
 * @param historyMaxTtl that a history index may have, counted from its creation
 * @param historyMaxBytes that all its history indexes may take together
 * @param historyMaxConcurrent loads of history indexes that may be under way at a time
 * @param version of the stored record that this one was read from; absent for one that was not stored yet
 */
public record PolicyRecord(
        Environment environment,
        Optional<Duration> recentRetention,
        Optional<Duration> historyTtl,
        Optional<Duration> historyMaxTtl,
        Optional<Long> historyMaxBytes,
        Optional<Integer> historyMaxConcurrent,
        Optional<RecordVersion> version) {

    /** Of an environment whose policy was never set. */
    public static PolicyRecord unset(Environment environment) {
        return new PolicyRecord(
                environment,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public PolicyRecord with(Optional<RecordVersion> next) {
        return new PolicyRecord(
                environment, recentRetention, historyTtl, historyMaxTtl, historyMaxBytes, historyMaxConcurrent, next);
    }
}

package dev.lookback.api.policy;

import dev.lookback.api.problem.RequestException;
import dev.lookback.api.time.Durations;
import dev.lookback.search.PolicyRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

import java.time.Duration;
import java.util.Optional;

/** Makes a policy of a request, or says which field is wrong. */
final class PolicyReader {

    /** Recent indexes are pruned by whole days. */
    private static final Duration MIN_RETENTION = Duration.ofDays(1);

    /** A moment that long ago, or ahead, is one that can still be calculated with. */
    private static final Duration MAX = Duration.ofDays(36_500);

    private static final String EXPECTED_SIZE = "bytes, or like 500MB, 20GB, 1TB, and more than nothing";

    private final EnvironmentPolicies policies;

    PolicyReader(EnvironmentPolicies policies) {
        this.policies = policies;
    }

    /** @param stored what was set before: its environment and version stay */
    PolicyRecord read(PolicyRequest request, PolicyRecord stored) {
        PolicyRecord next = new PolicyRecord(
                stored.environment(),
                duration("recentRetention", request.recentRetention()),
                duration("historyTtl", request.historyTtl()),
                duration("historyMaxTtl", request.historyMaxTtl()),
                bytes("historyMaxBytes", request.historyMaxBytes()),
                atLeastOne("historyMaxConcurrent", request.historyMaxConcurrent()),
                stored.version());
        next.recentRetention()
                .filter(retention -> retention.compareTo(MIN_RETENTION) < 0)
                .ifPresent(retention -> {
                    throw RequestException.unexpected("recentRetention", retention, "at least a day, P1D");
                });
        requireTtlWithinMax(next);
        return next;
    }

    /** Also where one of the two is left out, and is then as the settings say. */
    private void requireTtlWithinMax(PolicyRecord next) {
        Policy without = policies.effective(PolicyRecord.unset(next.environment()));
        Duration ttl = next.historyTtl().orElse(without.historyTtl());
        Duration maxTtl = next.historyMaxTtl().orElse(without.historyMaxTtl());
        if (ttl.compareTo(maxTtl) > 0) {
            throw next.historyTtl().isPresent()
                    ? RequestException.unexpected("historyTtl", ttl, "at most historyMaxTtl, " + maxTtl)
                    : RequestException.unexpected("historyMaxTtl", maxTtl, "at least historyTtl, " + ttl);
        }
    }

    private static Optional<Long> bytes(String field, @Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            long bytes = DataSize.parse(text.strip()).toBytes();
            if (bytes > 0) {
                return Optional.of(bytes);
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw RequestException.unexpected(field, text, EXPECTED_SIZE);
        }
        throw RequestException.unexpected(field, text, EXPECTED_SIZE);
    }

    private static Optional<Integer> atLeastOne(String field, @Nullable Integer number) {
        if (number != null && number < 1) {
            throw RequestException.unexpected(field, number, "a whole number, at least 1");
        }
        return Optional.ofNullable(number);
    }

    private static Optional<Duration> duration(String field, @Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        Duration duration = Durations.parse(field, text);
        if (duration.compareTo(MAX) > 0) {
            throw RequestException.unexpected(field, text, "at most 36500d");
        }
        return Optional.of(duration);
    }
}

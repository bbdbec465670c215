package dev.lookback.workers.recent;

import dev.lookback.model.topic.Environment;
import dev.lookback.search.Policies;
import dev.lookback.search.PolicyRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Optional;

/** The retention that the environment's policy says, or the settings where it says none. */
final class RecentPolicy {

    private static final Logger LOG = LoggerFactory.getLogger(RecentPolicy.class);

    private final Policies policies;
    private final Environment environment;
    private final Duration setting;
    private @Nullable Known known;

    /** As it was read last. */
    private record Known(boolean isSet, Duration retention) {}

    RecentPolicy(Policies policies, Environment environment, Duration setting) {
        this.policies = policies;
        this.environment = environment;
        this.setting = setting;
    }

    /**
     * Reads it now.
     *
     * @throws dev.lookback.search.SearchUnavailableException if it cannot be read: what it says is then not known
     */
    Duration retention() {
        Optional<PolicyRecord> stored = policies.find(environment);
        Duration retention = stored.flatMap(PolicyRecord::recentRetention).orElse(setting);
        report(new Known(stored.isPresent(), retention));
        return retention;
    }

    private void report(Known next) {
        Known last = known;
        known = next;
        if (last == null || last.equals(next)) {
            return;
        }
        if (last.isSet && !next.isSet) {
            LOG.warn(
                    "the policy of environment {} is gone, as when elasticsearch was wiped: the settings hold,"
                            + " recent events are kept {}",
                    environment,
                    next.retention);
        } else {
            LOG.info("by its policy recent events of environment {} are now kept {}", environment, next.retention);
        }
    }
}

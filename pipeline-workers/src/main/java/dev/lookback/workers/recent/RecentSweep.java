package dev.lookback.workers.recent;

import dev.lookback.model.topic.Environment;
import dev.lookback.search.RecentIndexName;
import dev.lookback.search.RecentIndexes;
import dev.lookback.search.SearchUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.LocalDate;

/**
 * Keeps the template in place, learns the retention, and deletes the days that have passed out of it: only those that
 * have passed out of one that was read just before.
 */
final class RecentSweep {

    private static final Logger LOG = LoggerFactory.getLogger(RecentSweep.class);

    private final RecentIndexes indexes;
    private final RecentPolicy policy;
    private final RecentRetention retention;
    private final Environment environment;
    private final RecentMetrics metrics;

    RecentSweep(
            RecentIndexes indexes,
            RecentPolicy policy,
            RecentRetention retention,
            Environment environment,
            RecentMetrics metrics) {
        this.indexes = indexes;
        this.policy = policy;
        this.retention = retention;
        this.environment = environment;
        this.metrics = metrics;
    }

    void sweep() {
        try {
            indexes.prepare(environment);
            retention.keep(policy.retention());
            retention.expired(environment, indexes.days(environment)).forEach(this::prune);
        } catch (SearchUnavailableException e) {
            // Whoever writes says so already, and the next sweep does what this one could not.
            LOG.debug("recent indexes not swept: {}", e.getMessage());
        } catch (IllegalStateException e) {
            LOG.error("recent indexes not swept: {}", e.getMessage());
        }
    }

    private void prune(LocalDate day) {
        indexes.delete(environment, day);
        metrics.pruned();
        LOG.info("pruned {}, which has passed out of the retention", new RecentIndexName(environment, day));
    }
}

package dev.lookback.workers.recent;

import dev.lookback.model.topic.Environment;
import dev.lookback.search.RecentIndexes;
import dev.lookback.search.SearchUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.LocalDate;

/** Keeps the template in place and deletes the days that have passed out of the retention. */
final class RecentSweep {

    private static final Logger LOG = LoggerFactory.getLogger(RecentSweep.class);

    private final RecentIndexes indexes;
    private final RecentRetention retention;
    private final Environment environment;

    RecentSweep(RecentIndexes indexes, RecentRetention retention, Environment environment) {
        this.indexes = indexes;
        this.retention = retention;
        this.environment = environment;
    }

    void sweep() {
        try {
            indexes.prepare(environment);
            for (LocalDate day : retention.expired(environment, indexes.days(environment))) {
                indexes.delete(environment, day);
                LOG.info("deleted the recent index of {} of environment {}", day, environment);
            }
        } catch (SearchUnavailableException e) {
            // Whoever writes says so already, and the next sweep does what this one could not.
            LOG.debug("recent indexes not swept: {}", e.getMessage());
        } catch (IllegalStateException e) {
            LOG.error("recent indexes not swept: {}", e.getMessage());
        }
    }
}

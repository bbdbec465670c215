package dev.lookback.workers.indexer;

import dev.lookback.search.HistoryIndexes;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Down while Elasticsearch does not answer, and while a task cannot go on. */
final class IndexerHealthIndicator extends AbstractHealthIndicator {

    /** There is none of this name: only the answer matters. */
    private static final String ANY = "history-health.19700101t000000-19700101t000001";

    private final HistoryIndexes indexes;
    private final IndexerThreads threads;

    IndexerHealthIndicator(HistoryIndexes indexes, IndexerThreads threads) {
        super("elasticsearch does not answer");
        this.indexes = indexes;
        this.threads = threads;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        indexes.find(ANY);
        builder.up();
        threads.trouble().ifPresent(reason -> builder.down().withDetail("reason", reason));
    }
}

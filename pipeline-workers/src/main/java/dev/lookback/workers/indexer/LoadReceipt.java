package dev.lookback.workers.indexer;

import dev.lookback.workers.bulk.BulkReceipt;
import dev.lookback.workers.indexer.IndexerMetrics.Drop;

/** What Elasticsearch has answered for a task's events so far. */
final class LoadReceipt implements BulkReceipt {

    private final IndexerMetrics metrics;
    private long settled;
    private long refused;
    private boolean isCancelled;

    LoadReceipt(IndexerMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public synchronized void settled(Settled result) {
        settled += result.lines();
        refused += result.refused().size();
        isCancelled |= result.withoutTarget() > 0;
        metrics.delivered(result.indexed());
        metrics.dropped(Drop.REFUSED, result.refused().size());
        metrics.dropped(Drop.CANCELLED, result.withoutTarget());
    }

    synchronized long settled() {
        return settled;
    }

    synchronized long refused() {
        return refused;
    }

    /** Whether the index, and with it its alias, is gone. */
    synchronized boolean isCancelled() {
        return isCancelled;
    }
}

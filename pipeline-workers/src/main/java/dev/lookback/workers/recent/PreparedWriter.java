package dev.lookback.workers.recent;

import dev.lookback.model.topic.Environment;
import dev.lookback.search.BulkOutcome;
import dev.lookback.search.DocumentBatch;
import dev.lookback.search.DocumentWriter;
import dev.lookback.search.RecentIndexes;
import dev.lookback.search.SearchUnavailableException;
import dev.lookback.search.WriteMode;

/**
 * Writes only where the template is in place: at first, and whenever Elasticsearch was away, since it may come back
 * empty, and a write would then make an index without our mapping.
 */
final class PreparedWriter implements DocumentWriter {

    private final DocumentWriter writer;
    private final RecentIndexes indexes;
    private final Environment environment;
    private volatile boolean isPrepared;

    PreparedWriter(DocumentWriter writer, RecentIndexes indexes, Environment environment) {
        this.writer = writer;
        this.indexes = indexes;
        this.environment = environment;
    }

    @Override
    public BulkOutcome write(DocumentBatch batch, WriteMode mode) {
        if (!isPrepared) {
            indexes.prepare(environment);
            isPrepared = true;
        }
        try {
            return writer.write(batch, mode);
        } catch (SearchUnavailableException e) {
            isPrepared = false;
            throw e;
        }
    }
}

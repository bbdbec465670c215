package dev.lookback.workers.indexer;

import dev.lookback.search.BulkOutcome;
import dev.lookback.search.DocumentBatch;
import dev.lookback.search.DocumentWriter;
import dev.lookback.search.WriteMode;
import dev.lookback.workers.bulk.BulkLimits;
import dev.lookback.workers.bulk.BulkMetrics;
import dev.lookback.workers.bulk.BulkPipeline;
import dev.lookback.workers.bulk.Pace;

import java.util.concurrent.atomic.AtomicLong;

/** One worker's way to Elasticsearch. It has one task at a time, so what was made by it was made by that task. */
final class CountedPipeline implements AutoCloseable {

    private final BulkPipeline pipeline;
    private final AtomicLong created = new AtomicLong();

    CountedPipeline(DocumentWriter writer, BulkLimits limits, Pace pace, BulkMetrics metrics) {
        this.pipeline = new BulkPipeline(counting(writer), WriteMode.ALIAS_ONLY, limits, pace, metrics);
    }

    BulkPipeline lines() {
        return pipeline;
    }

    /** Documents made so far. One whose answer was lost, and that was there when it was sent again, is not among them. */
    long created() {
        return created.get();
    }

    @Override
    public void close() {
        pipeline.close();
    }

    private DocumentWriter counting(DocumentWriter writer) {
        return (DocumentBatch batch, WriteMode mode) -> {
            BulkOutcome outcome = writer.write(batch, mode);
            created.addAndGet(outcome.created());
            return outcome;
        };
    }
}

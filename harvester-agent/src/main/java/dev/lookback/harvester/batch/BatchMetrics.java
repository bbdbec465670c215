package dev.lookback.harvester.batch;

import dev.lookback.model.batch.Batch;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What is sent, counted when it is acknowledged. */
final class BatchMetrics {

    private final Counter batches;
    private final Counter bytes;
    private final Counter compressedBytes;

    BatchMetrics(MeterRegistry registry) {
        this.batches = registry.counter("lookback.harvester.batches.delivered");
        this.bytes = registry.counter("lookback.harvester.bytes.delivered");
        this.compressedBytes = registry.counter("lookback.harvester.compressed.bytes.delivered");
    }

    void delivered(Batch batch) {
        batches.increment();
        bytes.increment(batch.headers().size().bytes());
        compressedBytes.increment(batch.value().length);
    }
}

package dev.lookback.harvester.batch;

import dev.lookback.harvester.event.HarvesterMetrics;
import dev.lookback.harvester.event.HarvesterMetrics.DropReason;
import dev.lookback.model.batch.Batch;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import java.util.function.LongSupplier;

/** What becomes of batches and of the events in them, counted when it is certain. */
final class BatchMetrics {

    private final HarvesterMetrics events;
    private final Counter batches;
    private final Counter bytes;
    private final Counter compressedBytes;

    BatchMetrics(HarvesterMetrics events, MeterRegistry registry) {
        this.events = events;
        this.batches = registry.counter("lookback.harvester.batches.delivered");
        this.bytes = registry.counter("lookback.harvester.bytes.delivered");
        this.compressedBytes = registry.counter("lookback.harvester.compressed.bytes.delivered");
    }

    /** Shows what is taken and not yet acknowledged. */
    void inHand(LongSupplier count) {
        events.inHand("batches", count);
    }

    void lost(int count) {
        events.dropped(DropReason.STOPPED, count);
    }

    void delivered(Batch batch) {
        events.delivered(batch.headers().size().count());
        batches.increment();
        bytes.increment(batch.headers().size().bytes());
        compressedBytes.increment(batch.value().length);
    }
}

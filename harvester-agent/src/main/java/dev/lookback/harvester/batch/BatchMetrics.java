package dev.lookback.harvester.batch;

import dev.lookback.harvester.event.HarvesterMetrics;
import dev.lookback.harvester.spool.Spool;
import dev.lookback.harvester.spool.StoredBatch;
import dev.lookback.model.batch.Batch;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What becomes of batches and of the events in them, counted when it is certain. */
final class BatchMetrics {

    private final HarvesterMetrics events;
    private final MeterRegistry registry;
    private final Counter batches;
    private final Counter bytes;
    private final Counter compressedBytes;
    private final Timer delay;

    BatchMetrics(HarvesterMetrics events, MeterRegistry registry) {
        this.events = events;
        this.registry = registry;
        this.batches = registry.counter("lookback.harvester.batches.delivered");
        this.bytes = registry.counter("lookback.harvester.bytes.delivered");
        this.compressedBytes = registry.counter("lookback.harvester.compressed.bytes.delivered");
        this.delay = Timer.builder("lookback.harvester.delay")
                .description("from a batch's being complete on disk until kafka, or a proxy, has acknowledged it")
                .serviceLevelObjectives(
                        Duration.ofMillis(50),
                        Duration.ofMillis(250),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(15),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30))
                .register(registry);
    }

    /** Shows what is taken and not yet acknowledged, and what it takes of the disk. */
    void inHand(BatchBuffer buffer, UnsentBatches unsent, Spool spool, Clock clock) {
        events.inHand("spool", buffer::events);
        gauge("lookback.harvester.spool.bytes", spool::bytes, "what the spool takes of the disk");
        gauge("lookback.harvester.spool.max.bytes", spool::maxBytes, "what the spool may take of the disk");
        gauge("lookback.harvester.spool.events", buffer::events, "events that are taken and not acknowledged");
        gauge("lookback.harvester.spool.batches", unsent::count, "complete batches that are not acknowledged");
        gauge(
                "lookback.harvester.spool.age",
                () -> unsent.oldest()
                        .or(buffer::oldest)
                        .map(oldest -> Duration.between(oldest, clock.instant()).toMillis() / 1e3)
                        .orElse(0.0),
                "seconds since the oldest batch that is not acknowledged was opened or, once it is complete, written");
    }

    private void gauge(String name, Supplier<Number> value, String description) {
        Gauge.builder(name, value)
                .description(description)
                .strongReference(true)
                .register(registry);
    }

    /** The run before has left them. */
    void recovered(int count) {
        events.received("spool").increment(count);
    }

    void delivered(StoredBatch stored, Batch batch) {
        long taken = registry.config().clock().wallTime() - stored.storedAt().toEpochMilli();
        delay.record(Math.max(0, taken), TimeUnit.MILLISECONDS);
        events.delivered(batch.headers().size().count());
        batches.increment();
        bytes.increment(batch.headers().size().bytes());
        compressedBytes.increment(batch.value().length);
    }
}

package dev.lookback.workers.compressor;

import dev.lookback.model.block.PartManifest;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import java.util.concurrent.atomic.AtomicLong;

/** The compressor's books, {@code received = delivered + dropped + in.hand}, and what it has written. */
final class CompressorMetrics {

    private static final String PREFIX = "lookback.compressor.";
    private static final String EVENTS = PREFIX + "events.";

    private final MeterRegistry registry;
    private final Counter received;
    private final Counter delivered;
    private final Counter late;
    private final Counter rawBytes;
    private final Counter compressedBytes;
    private final AtomicLong inHand = new AtomicLong();
    private final AtomicLong openParts = new AtomicLong();
    private final AtomicLong heldBytes = new AtomicLong();
    private final AtomicLong uncommitted = new AtomicLong();

    /** Why an event is not delivered. */
    enum Drop {
        /** No event line, nor anything that could be made one. */
        UNDECODABLE("undecodable"),

        /** The same time and id stood in the same part already. */
        DUPLICATE("duplicate"),

        /** Read again after a restart, and in the archive already. */
        ARCHIVED("archived"),

        /** Its partition went to another compressor, which reads it again. */
        HANDED_OVER("handed-over"),

        /** Read of a topic that was deleted before its part was due. */
        DELETED("deleted");

        private final String reason;

        Drop(String reason) {
            this.reason = reason;
        }
    }

    CompressorMetrics(MeterRegistry registry) {
        this.registry = registry;
        received = registry.counter(EVENTS + "received");
        delivered = registry.counter(EVENTS + "delivered");
        late = Counter.builder(EVENTS + "late")
                .description("events, of those delivered, that are in late parts")
                .register(registry);
        rawBytes = registry.counter(PREFIX + "bytes.raw");
        compressedBytes = registry.counter(PREFIX + "bytes.compressed");
        for (Drop drop : Drop.values()) {
            drops(drop);
        }
        parts(true);
        parts(false);
        Gauge.builder(EVENTS + "in.hand", inHand, AtomicLong::get).register(registry);
        Gauge.builder(PREFIX + "parts.open", openParts, AtomicLong::get).register(registry);
        Gauge.builder(PREFIX + "memory", heldBytes, AtomicLong::get)
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder(PREFIX + "records.uncommitted", uncommitted, AtomicLong::get)
                .register(registry);
    }

    void received(long events) {
        received.increment((double) events);
        inHand.addAndGet(events);
    }

    void dropped(Drop drop, long events) {
        if (events > 0) {
            drops(drop).increment((double) events);
            inHand.addAndGet(-events);
        }
    }

    /** @param events that the part's batches had */
    void archived(PartManifest manifest, long events) {
        long written = manifest.name().events();
        delivered.increment((double) written);
        inHand.addAndGet(-written);
        dropped(Drop.DUPLICATE, events - written);
        boolean isLate = manifest.writing().late();
        parts(isLate).increment();
        late.increment(isLate ? (double) written : 0);
        rawBytes.increment((double) manifest.name().rawBytes());
        compressedBytes.increment((double) manifest.content().compressedBytes());
    }

    private Counter drops(Drop drop) {
        return registry.counter(EVENTS + "dropped", "reason", drop.reason);
    }

    private Counter parts(boolean isLate) {
        return registry.counter(PREFIX + "parts.written", "late", Boolean.toString(isLate));
    }

    void leftoverRemoved() {
        registry.counter(PREFIX + "leftovers.removed").increment();
    }

    void spilled(long bytes) {
        registry.counter(PREFIX + "bytes.spilled").increment((double) bytes);
    }

    void holds(long parts, long bytes, long records) {
        openParts.set(parts);
        heldBytes.set(bytes);
        uncommitted.set(records);
    }
}

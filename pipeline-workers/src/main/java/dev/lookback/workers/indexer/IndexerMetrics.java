package dev.lookback.workers.indexer;

import dev.lookback.workers.bulk.BulkMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The indexer's books, {@code received = delivered + unwanted + dropped + in.hand}, of the events that are in the ranges of
 * tasks; where parts came from; how tasks ended.
 */
final class IndexerMetrics {

    private static final String PREFIX = "lookback.indexer.";
    private static final String EVENTS = PREFIX + "events.";

    /** Where a part came from. */
    enum Source {
        KAFKA("kafka"),
        S3("s3");

        private final String tag;

        Source(String tag) {
            this.tag = tag;
        }
    }

    /** Why an event is not delivered. */
    enum Drop {
        /** Elasticsearch will never take it. */
        REFUSED("refused"),

        /** The task's filter does not know what to say of it. */
        UNANSWERED("unanswered"),

        /** Its index is gone. */
        CANCELLED("cancelled");

        private final String reason;

        Drop(String reason) {
            this.reason = reason;
        }
    }

    /** How a task ended. */
    enum Ending {
        DONE("done"),
        INCOMPLETE("incomplete"),
        CANCELLED("cancelled"),
        FAILED("failed"),
        UNDECODABLE("undecodable");

        private final String tag;

        Ending(String tag) {
            this.tag = tag;
        }
    }

    private final MeterRegistry registry;
    private final Counter received;
    private final Counter delivered;
    private final Counter unwanted;
    private final Counter missingParts;
    private final Counter damagedParts;
    private final AtomicLong inHand = new AtomicLong();

    IndexerMetrics(MeterRegistry registry) {
        this.registry = registry;
        received = registry.counter(EVENTS + "received");
        delivered = registry.counter(EVENTS + "delivered");
        unwanted = registry.counter(EVENTS + "unwanted");
        missingParts = registry.counter(PREFIX + "parts.missing");
        damagedParts = Counter.builder(PREFIX + "parts.damaged")
                .description("times that a part came from the archive and was not what its manifest says")
                .register(registry);
        Gauge.builder(EVENTS + "in.hand", inHand, AtomicLong::get).register(registry);
        for (Source source : Source.values()) {
            parts(source);
        }
        for (Drop drop : Drop.values()) {
            drops(drop);
        }
        for (Ending ending : Ending.values()) {
            tasks(ending);
        }
    }

    BulkMetrics bulk() {
        return new BulkMetrics("indexer", registry);
    }

    PaceMetrics pace() {
        return new PaceMetrics(PREFIX + "pace.", registry);
    }

    void received() {
        received.increment();
        inHand.incrementAndGet();
    }

    void delivered(long events) {
        delivered.increment((double) events);
        inHand.addAndGet(-events);
    }

    /** A task's filter does not want it. */
    void unwanted() {
        unwanted.increment();
        inHand.decrementAndGet();
    }

    void dropped(Drop drop, long events) {
        drops(drop).increment((double) events);
        inHand.addAndGet(-events);
    }

    void part(Source source) {
        parts(source).increment();
    }

    void missingPart() {
        missingParts.increment();
    }

    /** By its size or its checksum; it may be read again. */
    void damagedPart() {
        damagedParts.increment();
    }

    void task(Ending ending) {
        tasks(ending).increment();
    }

    private Counter parts(Source source) {
        return registry.counter(PREFIX + "parts", "source", source.tag);
    }

    private Counter drops(Drop drop) {
        return registry.counter(EVENTS + "dropped", "reason", drop.reason);
    }

    private Counter tasks(Ending ending) {
        return registry.counter(PREFIX + "tasks", "ending", ending.tag);
    }
}

package dev.lookback.workers.recent;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The books, received = delivered + dropped + in hand, how late records are settled, and the days that were pruned. */
final class RecentMetrics {

    private static final String PREFIX = "lookback.recent.events.";

    private final MeterRegistry registry;
    private final AtomicLong inHand = new AtomicLong();
    private final Counter received;
    private final Counter delivered;
    private final Counter older;
    private final Counter refused;
    private final Counter undecodable;
    private final Counter pruned;
    private final Timer delay;

    RecentMetrics(MeterRegistry registry) {
        this.registry = registry;
        received = registry.counter(PREFIX + "received");
        delivered = registry.counter(PREFIX + "delivered");
        older = dropped(registry, "older than retention");
        refused = dropped(registry, "refused");
        undecodable = dropped(registry, "undecodable");
        pruned = registry.counter("lookback.recent.indexes.pruned");
        delay = Timer.builder("lookback.recent.delay")
                .description("from kafka's taking a record until all of it is indexed, or kept as a dead letter")
                .serviceLevelObjectives(
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(15),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30))
                .register(registry);
        Gauge.builder(PREFIX + "in.hand", inHand, AtomicLong::get).register(registry);
    }

    /** @param appended when Kafka took the record, in milliseconds since the epoch; by its own clock */
    void settled(long appended) {
        delay.record(Math.max(0, registry.config().clock().wallTime() - appended), TimeUnit.MILLISECONDS);
    }

    /** Lines that will be settled, one way or the other. */
    void received(int events) {
        received.increment(events);
        inHand.addAndGet(events);
    }

    void delivered(int events) {
        settled(delivered, events);
    }

    void olderThanRetention(int events) {
        settled(older, events);
    }

    /** In the dead-letter topic, since Elasticsearch will not have them. */
    void refused(int events) {
        settled(refused, events);
    }

    /** In the dead-letter topic, since they are no events. */
    void undecodable(int lines) {
        settled(undecodable, lines);
    }

    void pruned() {
        pruned.increment();
    }

    private void settled(Counter counter, int events) {
        counter.increment(events);
        inHand.addAndGet(-events);
    }

    private static Counter dropped(MeterRegistry registry, String reason) {
        return registry.counter(PREFIX + "dropped", "reason", reason);
    }
}

package dev.lookback.workers.recent;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import java.util.concurrent.atomic.AtomicLong;

/** The books, received = delivered + dropped + in hand, and the days that were pruned. */
final class RecentMetrics {

    private static final String PREFIX = "lookback.recent.events.";

    private final AtomicLong inHand = new AtomicLong();
    private final Counter received;
    private final Counter delivered;
    private final Counter older;
    private final Counter refused;
    private final Counter undecodable;
    private final Counter pruned;

    RecentMetrics(MeterRegistry registry) {
        received = registry.counter(PREFIX + "received");
        delivered = registry.counter(PREFIX + "delivered");
        older = dropped(registry, "older than retention");
        refused = dropped(registry, "refused");
        undecodable = dropped(registry, "undecodable");
        pruned = registry.counter("lookback.recent.indexes.pruned");
        Gauge.builder(PREFIX + "in.hand", inHand, AtomicLong::get).register(registry);
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

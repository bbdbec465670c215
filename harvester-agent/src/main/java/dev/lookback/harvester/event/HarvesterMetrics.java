package dev.lookback.harvester.event;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;

/** The harvester's books: received = delivered + dropped (by reason) + in hand. */
public final class HarvesterMetrics {

    /** Why an event that was received is not delivered. */
    public enum DropReason {
        /** There was no room for it, and its protocol cannot wait. */
        FULL("full"),
        /** It is a metric that says itself that it has no value. */
        NO_VALUE("no-value"),
        /** A rule says so. */
        RULE("rule"),
        /** The harvester was stopped before it could be delivered. */
        STOPPED("stopped");

        private final String tag;

        DropReason(String tag) {
            this.tag = tag;
        }
    }

    private final MeterRegistry registry;
    private final Counter delivered;
    private final Map<DropReason, Counter> dropped = new EnumMap<>(DropReason.class);

    public HarvesterMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.delivered = Counter.builder("lookback.harvester.events.delivered")
                .description("events that Kafka has acknowledged")
                .register(registry);
        for (DropReason reason : DropReason.values()) {
            dropped.put(reason, droppedFor(reason));
        }
    }

    /**
     * Counts what arrives.
     *
     * @param input where events come in, like {@code syslog-tcp}
     */
    public Counter received(String input) {
        return Counter.builder("lookback.harvester.events.received")
                .description("events that arrived")
                .tag("input", input)
                .register(registry);
    }

    public void delivered(int events) {
        delivered.increment(events);
    }

    public void dropped(DropReason reason, int events) {
        Objects.requireNonNull(dropped.get(reason)).increment(events);
    }

    private Counter droppedFor(DropReason reason) {
        return Counter.builder("lookback.harvester.events.dropped")
                .description("events that arrived and will not be delivered")
                .tag("reason", reason.tag)
                .register(registry);
    }

    /**
     * Shows what is neither delivered nor dropped.
     *
     * @param place where the events are, like {@code batches}
     */
    public void inHand(String place, LongSupplier events) {
        Gauge.builder("lookback.harvester.events.in.hand", events, LongSupplier::getAsLong)
                .description("events that are neither delivered nor dropped yet")
                .tag("place", place)
                .strongReference(true)
                .register(registry);
    }

    /**
     * Counts datagrams that never came to this process, because the kernel had no room for them: they stand in no other book.
     *
     * @param input that they were sent to
     * @param datagrams is held weakly: the caller keeps it
     */
    public void droppedByKernel(String input, LongSupplier datagrams) {
        FunctionCounter.builder("lookback.harvester.datagrams.dropped", datagrams, LongSupplier::getAsLong)
                .description("datagrams that the kernel dropped before this process could read them")
                .tag("input", input)
                .register(registry);
    }
}

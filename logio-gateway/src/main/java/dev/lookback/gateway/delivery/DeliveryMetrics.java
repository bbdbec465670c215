package dev.lookback.gateway.delivery;

import dev.lookback.gateway.subscription.Frame;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** The books of one kind of clients: each client has its own copy of an event. */
public final class DeliveryMetrics {

    private final Counter delivered;
    private final Counter frames;
    private final Counter bytes;
    private final Counter dropped;

    /** @param clients {@code browsers} or {@code peers} */
    public DeliveryMetrics(String clients, MeterRegistry registry) {
        this.delivered = counter("events.delivered", "events that were written to clients", clients, registry);
        this.frames = counter("frames", "frames of events that were written to clients", clients, registry);
        this.bytes = counter("bytes", "bytes of events that were written to clients", clients, registry);
        this.dropped = counter("events.dropped", "events that slow clients had no room for", clients, registry);
    }

    private static Counter counter(String name, String description, String clients, MeterRegistry registry) {
        return Counter.builder("lookback.gateway.clients." + name)
                .description(description)
                .tag("clients", clients)
                .register(registry);
    }

    void delivered(Frame frame) {
        delivered.increment(frame.events());
        frames.increment();
        bytes.increment(frame.bytes().length);
    }

    void dropped(int events) {
        if (events > 0) {
            dropped.increment(events);
        }
    }
}

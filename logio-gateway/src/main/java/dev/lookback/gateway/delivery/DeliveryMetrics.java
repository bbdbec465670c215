package dev.lookback.gateway.delivery;

import dev.lookback.gateway.subscription.Frame;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The books of one kind of clients: each client has its own copy of an event. */
public final class DeliveryMetrics {

    private final MeterRegistry registry;
    private final Counter delivered;
    private final Counter frames;
    private final Counter bytes;
    private final Counter dropped;
    private final Timer delay;

    /** @param clients {@code browsers} or {@code peers} */
    public DeliveryMetrics(String clients, MeterRegistry registry) {
        this.registry = registry;
        this.delivered = counter("events.delivered", "events that were written to clients", clients, registry);
        this.frames = counter("frames", "frames of events that were written to clients", clients, registry);
        this.bytes = counter("bytes", "bytes of events that were written to clients", clients, registry);
        this.dropped = counter("events.dropped", "events that slow clients had no room for", clients, registry);
        this.delay = Timer.builder("lookback.gateway.clients.delay")
                .description("from taking the oldest event of a frame in until the frame was written to a client")
                .tag("clients", clients)
                .serviceLevelObjectives(
                        Duration.ofMillis(10),
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30))
                .register(registry);
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
        // Another gateway may have taken it in, by a clock of its own.
        long taken = registry.config().clock().wallTime() - frame.oldest();
        delay.record(Math.max(0, taken), TimeUnit.MILLISECONDS);
    }

    void dropped(int events) {
        if (events > 0) {
            dropped.increment(events);
        }
    }
}

package dev.lookback.gateway.socket;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Browsers that are connected, and what they were refused. */
final class SocketMetrics {

    private final MeterRegistry registry;
    private final Map<Refusal, Counter> refused = new EnumMap<>(Refusal.class);

    SocketMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (Refusal refusal : Refusal.values()) {
            refused.put(
                    refusal,
                    Counter.builder("lookback.gateway.clients.refused")
                            .description("connections and messages of browsers that were refused")
                            .tag("reason", refusal.tag())
                            .register(registry));
        }
    }

    void refused(Refusal refusal) {
        Objects.requireNonNull(refused.get(refusal)).increment();
    }

    void clients(LiveClients clients) {
        Gauge.builder("lookback.gateway.clients", clients, LiveClients::size)
                .description("browsers that are connected")
                .register(registry);
        Gauge.builder("lookback.gateway.clients.queue.bytes", clients, LiveClients::queued)
                .description("events that wait for browsers")
                .baseUnit("bytes")
                .register(registry);
    }
}

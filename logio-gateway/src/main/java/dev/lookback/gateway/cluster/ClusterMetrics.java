package dev.lookback.gateway.cluster;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** How the cluster is, seen from here. */
final class ClusterMetrics {

    private final MeterRegistry registry;
    private final Counter missed;

    ClusterMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.missed = Counter.builder("lookback.gateway.peers.missed")
                .description("events that peers had no room for while this gateway was slow to take them")
                .register(registry);
    }

    void missed(long events) {
        missed.increment(events);
    }

    void links(PeerLinks links) {
        Gauge.builder("lookback.gateway.peers", links, PeerLinks::up)
                .description("gateways that this one gets events from")
                .register(registry);
    }

    void served(PeersHandler handler) {
        Gauge.builder("lookback.gateway.peers.served", handler, PeersHandler::size)
                .description("gateways that get events from this one")
                .register(registry);
        Gauge.builder("lookback.gateway.peers.queue.bytes", handler, PeersHandler::queued)
                .description("events that wait for other gateways")
                .baseUnit("bytes")
                .register(registry);
    }
}

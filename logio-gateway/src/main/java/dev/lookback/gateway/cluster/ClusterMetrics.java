package dev.lookback.gateway.cluster;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** How the cluster is, seen from here. */
final class ClusterMetrics {

    private final MeterRegistry registry;
    private final Counter missed;
    private final Counter silent;
    private final Counter refused;

    ClusterMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.missed = Counter.builder("lookback.gateway.peers.missed")
                .description("events that peers had no room for while this gateway was slow to take them")
                .register(registry);
        this.silent = Counter.builder("lookback.gateway.peers.silent")
                .description("times that a peer had said nothing for too long and was taken for gone")
                .register(registry);
        this.refused = Counter.builder("lookback.gateway.peers.refused")
                .description("handshakes of who is no gateway of this environment, or one too many")
                .register(registry);
    }

    void missed(long events) {
        missed.increment(events);
    }

    void silent(int peers) {
        silent.increment(peers);
    }

    void refused() {
        refused.increment();
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

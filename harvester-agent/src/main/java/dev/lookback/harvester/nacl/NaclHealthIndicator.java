package dev.lookback.harvester.nacl;

import dev.lookback.process.HostPort;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

import java.util.Optional;

/** Up while a proxy is connected: then what is taken in is delivered soon. */
final class NaclHealthIndicator implements HealthIndicator {

    private final Outbox outbox;
    private final LinkState state;

    NaclHealthIndicator(Outbox outbox, LinkState state) {
        this.outbox = outbox;
        this.state = state;
    }

    @Override
    public Health health() {
        Optional<HostPort> proxy = state.proxy();
        Health.Builder health = proxy.isPresent() ? Health.up() : Health.down();
        proxy.ifPresent(address -> health.withDetail("proxy", address.host() + ":" + address.port()));
        if (!state.problem().isEmpty()) {
            health.withDetail("lastProblem", state.problem());
        }
        return health.withDetail("unacknowledgedBatches", outbox.unacknowledged())
                .withDetail("refusedBatches", outbox.refused())
                .build();
    }
}

package dev.lookback.harvester.socket;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether an input's ports are open, and which; an input that is off has none, and is up. */
public final class SocketHealthIndicator implements HealthIndicator {

    private final SocketInput input;

    public SocketHealthIndicator(SocketInput input) {
        this.input = input;
    }

    @Override
    public Health health() {
        return (input.isRunning() ? Health.up() : Health.down())
                .withDetail("ports", input.numbers())
                .withDetail("connections", input.connections())
                .build();
    }
}

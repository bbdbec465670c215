package dev.lookback.harvester.syslog;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether the ports are open. */
final class SyslogHealthIndicator implements HealthIndicator {

    private final SyslogProperties properties;
    private final SyslogInput input;

    SyslogHealthIndicator(SyslogProperties properties, SyslogInput input) {
        this.properties = properties;
        this.input = input;
    }

    @Override
    public Health health() {
        return (input.isRunning() ? Health.up() : Health.down())
                .withDetail("address", properties.address().getHostAddress())
                .withDetail("port", input.port())
                .withDetail("tcp", properties.tcp().enabled())
                .withDetail("udp", properties.udp().enabled())
                .withDetail("tlsPort", input.tlsPort())
                .withDetail("connections", input.connections())
                .build();
    }
}

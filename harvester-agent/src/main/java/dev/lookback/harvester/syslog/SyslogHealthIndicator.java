package dev.lookback.harvester.syslog;

import dev.lookback.harvester.socket.SocketInput;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether the ports are open. */
final class SyslogHealthIndicator implements HealthIndicator {

    private final SyslogProperties properties;
    private final SocketInput input;

    SyslogHealthIndicator(SyslogProperties properties, SocketInput input) {
        this.properties = properties;
        this.input = input;
    }

    @Override
    public Health health() {
        return (input.isRunning() ? Health.up() : Health.down())
                .withDetail("address", properties.address().getHostAddress())
                .withDetail("port", input.number(SyslogPorts.PORT))
                .withDetail("tcp", properties.tcp().enabled())
                .withDetail("udp", properties.udp().enabled())
                .withDetail("tlsPort", input.number(SyslogPorts.TLS_PORT))
                .withDetail("connections", input.connections())
                .build();
    }
}

package dev.lookback.gateway.logio;

import dev.lookback.gateway.logio.LogioConnection.LogioServices;
import dev.lookback.process.StartRefusedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

import java.io.IOException;

/** Opens the port when everything behind it has started, and closes it before anything behind it stops. */
final class LogioInput implements SmartLifecycle, HealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(LogioInput.class);

    private final LogioProperties properties;
    private final LogioServices services;

    private volatile @Nullable LogioListener listener;

    LogioInput(LogioProperties properties, LogioServices services) {
        this.properties = properties;
        this.services = services;
    }

    @Override
    public void start() {
        try {
            LogioListener opened = new LogioListener(properties, services);
            opened.start();
            listener = opened;
        } catch (IOException e) {
            throw new StartRefusedException(
                    "lookback.gateway.logio.port: " + properties.port() + " (expected: free for TCP on "
                            + properties.address().getHostAddress() + "; " + e.getMessage() + ")",
                    e);
        }
    }

    @Override
    public void stop() {
        LogioListener opened = listener;
        listener = null;
        try {
            if (opened != null) {
                opened.stop();
            }
        } catch (IOException e) {
            log.warn("port of log.io not closed: {}", e.getMessage());
        }
    }

    @Override
    public boolean isRunning() {
        return listener != null;
    }

    @Override
    public Health health() {
        LogioListener opened = listener;
        boolean isAccepting = opened != null && opened.isAccepting();
        return (isAccepting ? Health.up() : Health.down())
                .withDetail("address", properties.address().getHostAddress())
                .withDetail("port", opened == null ? properties.port() : opened.port())
                .withDetail("connections", opened == null ? 0 : opened.connections())
                .build();
    }
}

package dev.lookback.gateway.intake;

import dev.lookback.process.LastResort;
import dev.lookback.process.StartRefusedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;

/** Opens the port when everything behind it has started, and closes it before anything behind it stops. */
final class UdpInput implements SmartLifecycle, HealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(UdpInput.class);

    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final UdpProperties properties;
    private final IntakeQueue queue;
    private final IntakeMetrics metrics;
    private final LastResort lastResort;
    private final Clock clock;

    private volatile @Nullable UdpListener listener;

    UdpInput(UdpProperties properties, IntakeQueue queue, IntakeMetrics metrics, LastResort lastResort, Clock clock) {
        this.properties = properties;
        this.queue = queue;
        this.metrics = metrics;
        this.lastResort = lastResort;
        this.clock = clock;
    }

    @Override
    public void start() {
        try {
            UdpListener opened = new UdpListener(properties, queue, metrics, lastResort, clock);
            opened.start();
            listener = opened;
        } catch (IOException e) {
            throw new StartRefusedException(
                    "lookback.gateway.udp.port: " + properties.port() + " (expected: free for UDP on "
                            + properties.address().getHostAddress() + "; " + e.getMessage() + ")",
                    e);
        }
    }

    @Override
    public void stop() {
        UdpListener opened = listener;
        listener = null;
        try {
            if (opened != null) {
                opened.stop(LIMIT);
            }
        } catch (IOException e) {
            log.warn("port for live events not closed: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return listener != null;
    }

    @Override
    public Health health() {
        UdpListener opened = listener;
        boolean isReading = opened != null && opened.isReading();
        return (isReading ? Health.up() : Health.down())
                .withDetail("address", properties.address().getHostAddress())
                .withDetail("port", opened == null ? properties.port() : opened.port())
                .build();
    }
}

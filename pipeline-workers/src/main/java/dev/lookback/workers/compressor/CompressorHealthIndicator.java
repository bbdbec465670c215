package dev.lookback.workers.compressor;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

import java.time.Clock;
import java.time.Duration;

/** Down while the archive or Kafka does not take what is due, and when nothing has moved for long. */
final class CompressorHealthIndicator extends AbstractHealthIndicator {

    /** The longest a part may take to write. */
    private static final Duration LONG = Duration.ofMinutes(10);

    private final Compressor compressor;
    private final Clock clock;

    CompressorHealthIndicator(Compressor compressor, Clock clock) {
        this.compressor = compressor;
        this.clock = clock;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        builder.up();
        compressor.setback().reason().ifPresent(reason -> builder.down().withDetail("reason", reason));
        if (compressor.lastTick().plus(LONG).isBefore(clock.instant())) {
            builder.down().withDetail("reason", "nothing has moved since " + compressor.lastTick());
        }
    }
}

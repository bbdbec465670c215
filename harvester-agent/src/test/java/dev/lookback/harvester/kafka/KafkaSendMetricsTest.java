package dev.lookback.harvester.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;

class KafkaSendMetricsTest {

    private final MockClock clock = new MockClock();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
    private final KafkaSendMetrics metrics = new KafkaSendMetrics(registry);
    private long sent;

    /** Its own time begins at the epoch. */
    @BeforeEach
    void beginLater() {
        clock.add(Duration.ofDays(1));
        sent = metrics.now();
    }

    @Test
    void aTimeBetweenSendingAndAcknowledgingIsNoSkew() {
        clock.add(Duration.ofMinutes(10));

        metrics.appended(sent, sent + 300_000);

        assertThat(skew()).isZero();
    }

    @Test
    void aTimeBeforeTheSendingMeansThatThisClockIsAhead() {
        clock.add(Duration.ofSeconds(2));

        metrics.appended(sent, sent - 40_000);

        assertThat(skew()).isEqualTo(40);
    }

    @Test
    void aTimeBehindTheAcknowledgementMeansThatThisClockIsBehind() {
        clock.add(Duration.ofSeconds(2));

        metrics.appended(sent, sent + 42_000);

        assertThat(skew()).isEqualTo(-40);
    }

    @Test
    void aTimeThatIsNotToldChangesNothing() {
        metrics.appended(sent, sent - 40_000);
        metrics.appended(sent, -1);

        assertThat(skew()).isEqualTo(40);
    }

    private double skew() {
        return registry.get("lookback.harvester.clock.skew").gauge().value();
    }
}

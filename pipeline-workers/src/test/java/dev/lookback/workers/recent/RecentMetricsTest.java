package dev.lookback.workers.recent;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

class RecentMetricsTest {

    private final MockClock clock = new MockClock();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
    private final RecentMetrics metrics = new RecentMetrics(registry);

    @Test
    void theDelayIsFromKafkasTime() {
        long appended = clock.wallTime();
        clock.add(Duration.ofSeconds(3));

        metrics.settled(appended);

        assertThat(delay().totalTime(TimeUnit.SECONDS)).isEqualTo(3);
    }

    @Test
    void aClockThatIsBehindKafkasIsNoDelay() {
        metrics.settled(clock.wallTime() + 5_000);

        assertThat(delay().count()).isEqualTo(1);
        assertThat(delay().totalTime(TimeUnit.SECONDS)).isZero();
    }

    private Timer delay() {
        return registry.get("lookback.recent.delay").timer();
    }
}

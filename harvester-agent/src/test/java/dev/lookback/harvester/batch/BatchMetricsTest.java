package dev.lookback.harvester.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.harvester.event.HarvesterMetrics;
import dev.lookback.harvester.spool.Spool;
import dev.lookback.model.time.Intervals;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

class BatchMetricsTest {

    private static final Intervals INTERVALS = new Intervals(Duration.ofMinutes(5));

    @TempDir
    private Path directory;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final BatchMetrics metrics = new BatchMetrics(new HarvesterMetrics(registry), registry);

    @ParameterizedTest
    @ValueSource(longs = {1_000_000, 64_000_000})
    void theSpoolsBoundIsTheOneThatIsSet(long maxBytes) {
        try (Spool spool = open(maxBytes)) {
            BatchBuffer buffer = new BatchBuffer(
                    INTERVALS, Spooled.properties(Duration.ofHours(1), directory), spool, Clock.systemUTC());
            metrics.inHand(buffer, new UnsentBatches(spool, buffer, 1_000_000), spool, Clock.systemUTC());

            assertThat(registry.get("lookback.harvester.spool.max.bytes")
                            .gauge()
                            .value())
                    .isEqualTo(maxBytes);
        }
    }

    private Spool open(long maxBytes) {
        return Spool.open(new Spool.Settings(directory, maxBytes, Duration.ofMillis(20)), INTERVALS, Clock.systemUTC());
    }
}

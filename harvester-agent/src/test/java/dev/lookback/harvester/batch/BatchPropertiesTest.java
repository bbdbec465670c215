package dev.lookback.harvester.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lookback.harvester.Settings;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

class BatchPropertiesTest {

    @Test
    void hasDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new BatchProperties(
                        Duration.ofSeconds(30),
                        DataSize.ofMegabytes(32),
                        1_000,
                        DataSize.ofMegabytes(64),
                        new BatchProperties.Spool(
                                Path.of("data/spool"), DataSize.ofGigabytes(1), Duration.ofMillis(500))));
    }

    @Test
    void readsEverySetting() {
        assertThat(bind(Map.of(
                        "lookback.harvester.buffer", "5s",
                        "lookback.harvester.max-open-batches", "7",
                        "lookback.harvester.max-open", "1MB",
                        "lookback.harvester.max-on-the-way", "2MB",
                        "lookback.harvester.spool.directory", "/var/spool/lookback",
                        "lookback.harvester.spool.max-size", "9MB",
                        "lookback.harvester.spool.sync-interval", "1s")))
                .isEqualTo(new BatchProperties(
                        Duration.ofSeconds(5),
                        DataSize.ofMegabytes(1),
                        7,
                        DataSize.ofMegabytes(2),
                        new BatchProperties.Spool(
                                Path.of("/var/spool/lookback"), DataSize.ofMegabytes(9), Duration.ofSeconds(1))));
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> bind(Map.of("lookback.harvester.buffer", "0s")))
                .hasStackTraceContaining("expected: 1ms or more");
        assertThatThrownBy(() -> bind(Map.of("lookback.harvester.max-open-batches", "0")))
                .hasStackTraceContaining("maxOpenBatches");
        assertThatThrownBy(() -> bind(Map.of("lookback.harvester.max-on-the-way", "much")))
                .hasStackTraceContaining("max-on-the-way");
        assertThatThrownBy(() -> bind(Map.of("lookback.harvester.spool.max-size", "1KB")))
                .hasStackTraceContaining("max-size: expected: 1MB or more");
        assertThatThrownBy(() -> bind(Map.of("lookback.harvester.spool.sync-interval", "0s")))
                .hasStackTraceContaining("syncInterval");
    }

    private static BatchProperties bind(Map<String, String> settings) {
        return Settings.bind("lookback.harvester", BatchProperties.class, settings);
    }
}

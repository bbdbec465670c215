package dev.lookback.workers.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.workers.bulk.BulkLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

import java.nio.file.Path;
import java.time.Duration;

class IndexerPropertiesTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Settings.class);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(IndexerProperties.class)
    static class Settings {}

    @Test
    void defaults() {
        BulkLimits bulk = new BulkLimits(
                4,
                10_000,
                DataSize.ofKilobytes(256),
                DataSize.ofMegabytes(4),
                Duration.ofMillis(100),
                Duration.ofSeconds(5));
        runner.run(context -> {
            IndexerProperties properties = context.getBean(IndexerProperties.class);
            assertThat(properties)
                    .isEqualTo(new IndexerProperties(
                            2,
                            null,
                            new IndexerProperties.Chunks(Duration.ofDays(2), DataSize.ofMegabytes(64)),
                            DataSize.ofMegabytes(16),
                            bulk,
                            new IndexerProperties.Pace(1, 3, Duration.ofSeconds(30))));
            assertThat(properties.maxInFlight()).isEqualTo(8);
            assertThat(properties.parentOfDownloads())
                    .isEqualTo(Path.of(System.getProperty("java.io.tmpdir"), "lookback-indexer"));
        });
    }

    @Test
    void everythingCanBeSet() {
        runner.withPropertyValues(
                        "lookback.indexer.concurrency=3",
                        "lookback.indexer.download-directory=/somewhere",
                        "lookback.indexer.chunks.max-age=1d",
                        "lookback.indexer.chunks.max-scan=1MB",
                        "lookback.indexer.memory=2MB",
                        "lookback.indexer.bulk.documents=10",
                        "lookback.indexer.pace.min-in-flight=2",
                        "lookback.indexer.pace.latency-rise=1.5",
                        "lookback.indexer.pace.measure-interval=1m")
                .run(context -> {
                    IndexerProperties properties = context.getBean(IndexerProperties.class);
                    assertThat(properties.concurrency()).isEqualTo(3);
                    assertThat(properties.parentOfDownloads()).isEqualTo(Path.of("/somewhere"));
                    assertThat(properties.chunks())
                            .isEqualTo(new IndexerProperties.Chunks(Duration.ofDays(1), DataSize.ofMegabytes(1)));
                    assertThat(properties.memory()).isEqualTo(DataSize.ofMegabytes(2));
                    assertThat(properties.bulk().documents()).isEqualTo(10);
                    assertThat(properties.pace()).isEqualTo(new IndexerProperties.Pace(2, 1.5, Duration.ofMinutes(1)));
                });
    }

    @Test
    void noTaskAtATimeIsRefused() {
        runner.withPropertyValues("lookback.indexer.concurrency=0")
                .run(context -> assertThat(context).hasFailed());
    }

    @ParameterizedTest
    @CsvSource({
        "min-in-flight=9, 'pace.min-in-flight: 9 (expected: at most 8'",
        "min-in-flight=0, 'pace.min-in-flight: 0 (expected: at least 1)'",
        "latency-rise=1, 'pace.latency-rise: 1.0 (expected: at least 1.1)'",
        "latency-rise=NaN, 'pace.latency-rise: NaN (expected: at least 1.1)'",
        "measure-interval=10ms, 'pace.measure-interval: PT0.01S (expected: at least PT1S)'"
    })
    void aPaceThatCannotBeKeptIsNamed(String setting, String expected) {
        runner.withPropertyValues("lookback.indexer.pace." + setting)
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining(expected));
    }
}

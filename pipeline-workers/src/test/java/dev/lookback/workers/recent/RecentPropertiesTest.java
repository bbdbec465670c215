package dev.lookback.workers.recent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.workers.bulk.BulkLimits;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

import java.time.Duration;

class RecentPropertiesTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Settings.class);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({RecentProperties.class, SweepProperties.class})
    static class Settings {}

    @Test
    void defaults() {
        runner.run(context -> {
            assertThat(context.getBean(RecentProperties.class))
                    .isEqualTo(new RecentProperties(
                            Duration.ofDays(7),
                            DataSize.ofMegabytes(24),
                            new BulkLimits(
                                    4,
                                    10_000,
                                    DataSize.ofKilobytes(256),
                                    DataSize.ofMegabytes(4),
                                    Duration.ofMillis(100),
                                    Duration.ofSeconds(5))));
            assertThat(context.getBean(SweepProperties.class).sweepInterval()).isEqualTo(Duration.ofSeconds(30));
        });
    }

    @Test
    void everythingCanBeSet() {
        runner.withPropertyValues(
                        "lookback.recent.retention=36h",
                        "lookback.recent.in-hand=8MB",
                        "lookback.recent.bulk.in-flight=3",
                        "lookback.recent.bulk.documents=1000",
                        "lookback.recent.bulk.min-size=64KB",
                        "lookback.recent.bulk.size=1MB",
                        "lookback.recent.bulk.first-pause=1s",
                        "lookback.recent.bulk.max-pause=1m",
                        "lookback.sweep-interval=5s")
                .run(context -> {
                    assertThat(context.getBean(RecentProperties.class))
                            .isEqualTo(new RecentProperties(
                                    Duration.ofHours(36),
                                    DataSize.ofMegabytes(8),
                                    new BulkLimits(
                                            3,
                                            1_000,
                                            DataSize.ofKilobytes(64),
                                            DataSize.ofMegabytes(1),
                                            Duration.ofSeconds(1),
                                            Duration.ofMinutes(1))));
                    assertThat(context.getBean(SweepProperties.class).sweepInterval())
                            .isEqualTo(Duration.ofSeconds(5));
                });
    }

    @Test
    void nothingThatCannotWorkIsTaken() {
        for (String setting : new String[] {
            "lookback.recent.retention=0s",
            "lookback.recent.bulk.in-flight=0",
            "lookback.recent.bulk.documents=0",
            "lookback.recent.bulk.min-size=0",
            "lookback.recent.bulk.min-size=5MB",
            "lookback.recent.bulk.size=1GB",
            "lookback.sweep-interval=0s"
        }) {
            runner.withPropertyValues(setting)
                    .run(context -> assertThat(context).as(setting).hasFailed());
        }
    }
}

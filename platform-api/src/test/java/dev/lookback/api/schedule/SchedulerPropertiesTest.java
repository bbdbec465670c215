package dev.lookback.api.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;

import java.time.Duration;

class SchedulerPropertiesTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Settings.class);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(SchedulerProperties.class)
    static class Settings {}

    @Test
    void defaults() {
        runner.run(context -> assertThat(context.getBean(SchedulerProperties.class))
                .isEqualTo(new SchedulerProperties(
                        8,
                        16,
                        Duration.ofHours(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(1))));
    }

    @Test
    void everythingCanBeSet() {
        runner.withPropertyValues(
                        "lookback.scheduler.window=2",
                        "lookback.scheduler.partitions=3",
                        "lookback.scheduler.task-patience=5m",
                        "lookback.scheduler.save-interval=4s",
                        "lookback.scheduler.look-interval=7s",
                        "lookback.scheduler.late-interval=10m")
                .run(context -> assertThat(context.getBean(SchedulerProperties.class))
                        .isEqualTo(new SchedulerProperties(
                                2,
                                3,
                                Duration.ofMinutes(5),
                                Duration.ofSeconds(4),
                                Duration.ofSeconds(7),
                                Duration.ofMinutes(10))));
    }

    @Test
    void aWindowOfNothingIsRefused() {
        runner.withPropertyValues("lookback.scheduler.window=0")
                .run(context -> assertThat(context).hasFailed());
    }
}

package dev.lookback.api.progress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;

import java.time.Duration;

class ProgressPropertiesTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Settings.class);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(ProgressProperties.class)
    static class Settings {}

    @Test
    void defaults() {
        runner.run(context -> assertThat(context.getBean(ProgressProperties.class))
                .isEqualTo(new ProgressProperties(Duration.ofSeconds(1), Duration.ofSeconds(15), 200)));
    }

    @Test
    void everythingCanBeSet() {
        runner.withPropertyValues(
                        "lookback.progress.interval=250ms",
                        "lookback.progress.heartbeat=5s",
                        "lookback.progress.max-clients=7")
                .run(context -> assertThat(context.getBean(ProgressProperties.class))
                        .isEqualTo(new ProgressProperties(Duration.ofMillis(250), Duration.ofSeconds(5), 7)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lookback.progress.interval=0s",
                "lookback.progress.heartbeat=0s",
                "lookback.progress.max-clients=0"
            })
    void whatCannotBeMeantIsRefused(String setting) {
        runner.withPropertyValues(setting).run(context -> assertThat(context).hasFailed());
    }
}

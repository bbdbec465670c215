package dev.lookback.api.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;

class HistoryPropertiesTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Settings.class);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(HistoryProperties.class)
    static class Settings {}

    @Test
    void defaults() {
        runner.run(context -> assertThat(context.getBean(HistoryProperties.class))
                .isEqualTo(new HistoryProperties(new HistoryProperties.Estimate(10_000, 1))));
    }

    @Test
    void everythingCanBeSet() {
        runner.withPropertyValues(
                        "lookback.history.estimate.events-per-second=500",
                        "lookback.history.estimate.index-bytes-per-raw-byte=0.7")
                .run(context -> assertThat(context.getBean(HistoryProperties.class))
                        .isEqualTo(new HistoryProperties(new HistoryProperties.Estimate(500, 0.7))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lookback.history.estimate.events-per-second=0",
                "lookback.history.estimate.index-bytes-per-raw-byte=-1"
            })
    void whatCannotBeMeantIsRefused(String setting) {
        runner.withPropertyValues(setting).run(context -> assertThat(context).hasFailed());
    }
}

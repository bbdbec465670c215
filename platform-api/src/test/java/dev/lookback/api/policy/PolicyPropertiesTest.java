package dev.lookback.api.policy;

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
import java.util.Optional;

class PolicyPropertiesTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Settings.class);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(PolicyProperties.class)
    static class Settings {}

    @Test
    void defaults() {
        runner.run(context -> assertThat(context.getBean(PolicyProperties.class).policy())
                .isEqualTo(new Policy(
                        Duration.ofDays(7), Duration.ofHours(24), Duration.ofDays(14), Optional.empty(), 10)));
    }

    @Test
    void everythingCanBeSet() {
        runner.withPropertyValues(
                        "lookback.recent.retention=36h",
                        "lookback.history.ttl=2h",
                        "lookback.history.max-ttl=3d",
                        "lookback.history.max-bytes=2MB",
                        "lookback.history.max-concurrent=3")
                .run(context -> assertThat(
                                context.getBean(PolicyProperties.class).policy())
                        .isEqualTo(new Policy(
                                Duration.ofHours(36),
                                Duration.ofHours(2),
                                Duration.ofDays(3),
                                Optional.of(2_097_152L),
                                3)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lookback.history.ttl=15d",
                "lookback.history.ttl=0s",
                "lookback.recent.retention=0s",
                "lookback.history.max-bytes=0",
                "lookback.history.max-bytes=-1MB",
                "lookback.history.max-concurrent=0"
            })
    void whatCannotBeMeantIsRefused(String setting) {
        runner.withPropertyValues(setting).run(context -> assertThat(context).hasFailed());
    }
}

package dev.lookback.workers.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;

class TopicsPropertiesTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Settings.class);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({TopicsProperties.class, WorkTopicsProperties.class})
    static class Settings {}

    @Test
    void defaultsAreThoseOfTheProcessesThatMakeTopicsThemselves() {
        runner.run(context -> {
            assertThat(context.getBean(TopicsProperties.class)).isEqualTo(new TopicsProperties(4, null));
            assertThat(context.getBean(WorkTopicsProperties.class)).isEqualTo(new WorkTopicsProperties(16));
        });
    }

    @Test
    void everythingCanBeSet() {
        runner.withPropertyValues(
                        "lookback.topics.partitions=12",
                        "lookback.topics.replication-factor=3",
                        "lookback.scheduler.partitions=8")
                .run(context -> {
                    assertThat(context.getBean(TopicsProperties.class)).isEqualTo(new TopicsProperties(12, (short) 3));
                    assertThat(context.getBean(WorkTopicsProperties.class)).isEqualTo(new WorkTopicsProperties(8));
                });
    }

    @Test
    void nothingThatCannotWorkIsTaken() {
        for (String setting : new String[] {
            "lookback.topics.partitions=0", "lookback.topics.replication-factor=0", "lookback.scheduler.partitions=0"
        }) {
            runner.withPropertyValues(setting)
                    .run(context -> assertThat(context).as(setting).hasFailed());
        }
    }
}

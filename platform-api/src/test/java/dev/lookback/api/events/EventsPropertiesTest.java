package dev.lookback.api.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;

class EventsPropertiesTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Settings.class);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(EventsProperties.class)
    static class Settings {}

    @Test
    void defaults() {
        runner.run(
                context -> assertThat(context.getBean(EventsProperties.class)).isEqualTo(new EventsProperties(4)));
    }

    @Test
    void everythingCanBeSet() {
        runner.withPropertyValues("lookback.events.max-streams=3")
                .run(context ->
                        assertThat(context.getBean(EventsProperties.class)).isEqualTo(new EventsProperties(3)));
    }

    @Test
    void noStreamAtAllIsRefused() {
        runner.withPropertyValues("lookback.events.max-streams=0")
                .run(context -> assertThat(context).hasFailed());
    }
}

package dev.lookback.api.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;

class VerifyPropertiesTest {

    @Configuration
    @EnableConfigurationProperties(VerifyProperties.class)
    static class Settings {}

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Settings.class);

    @Test
    void hasDefaults() {
        runner.run(
                context -> assertThat(context.getBean(VerifyProperties.class)).isEqualTo(new VerifyProperties(2)));
    }

    @Test
    void takesWhatIsSet() {
        runner.withPropertyValues("lookback.verify.max-checks=7")
                .run(context ->
                        assertThat(context.getBean(VerifyProperties.class)).isEqualTo(new VerifyProperties(7)));
    }

    @Test
    void refusesNone() {
        runner.withPropertyValues("lookback.verify.max-checks=0")
                .run(context -> assertThat(context).hasFailed());
    }
}

package dev.lookback.api.kibana;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;

import java.net.URI;
import java.time.Duration;

class KibanaPropertiesTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Settings.class);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(KibanaProperties.class)
    static class Settings {}

    @Test
    void defaults() {
        runner.run(context -> assertThat(context.getBean(KibanaProperties.class))
                .isEqualTo(new KibanaProperties(null, "", null, null, null, Duration.ofSeconds(5))));
    }

    @Test
    void everythingCanBeSetAndSecretsAreNotShown() {
        runner.withPropertyValues(
                        "lookback.kibana.url=https://kibana.example:5601/base/",
                        "lookback.kibana.space=ops",
                        "lookback.kibana.username=me",
                        "lookback.kibana.password=hush",
                        "lookback.kibana.interval=20s")
                .run(context -> {
                    KibanaProperties properties = context.getBean(KibanaProperties.class);
                    assertThat(properties)
                            .isEqualTo(new KibanaProperties(
                                    URI.create("https://kibana.example:5601/base/"),
                                    "ops",
                                    null,
                                    "me",
                                    "hush",
                                    Duration.ofSeconds(20)));
                    assertThat(properties.address()).isEqualTo("https://kibana.example:5601/base/s/ops");
                    assertThat(properties.toString()).doesNotContain("hush").contains("kibana.example");
                });
        assertThat(new KibanaProperties(null, "", "hush", null, null, Duration.ZERO).toString())
                .doesNotContain("hush");
    }

    @ParameterizedTest
    @CsvSource({
        "lookback.kibana.url=kibana:5601,",
        "lookback.kibana.url=https://me:hush@kibana.example/,",
        "lookback.kibana.url=https://kibana.example/?a=b,",
        "lookback.kibana.space=Ops/x,",
        "lookback.kibana.username=me,",
        "lookback.kibana.password=hush,",
        "lookback.kibana.interval=0s,",
        "lookback.kibana.api-key=hush,lookback.kibana.username=me",
    })
    void whatCannotBeMeantIsRefused(String setting, String another) {
        runner.withPropertyValues(setting, another == null ? "a=b" : another)
                .run(context -> assertThat(context).hasFailed());
    }
}

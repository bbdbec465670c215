package dev.lookback.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lookback.model.topic.Environment;
import org.junit.jupiter.api.Test;

import java.util.Map;

class GatewayPropertiesTest {

    @Test
    void readsTheEnvironment() {
        assertThat(bind(Map.of("lookback.environment", "prod-eu")))
                .isEqualTo(new GatewayProperties(new Environment("prod-eu")));
    }

    @Test
    void hasNoDefaultForIt() {
        assertThatThrownBy(() -> bind(Map.of())).hasStackTraceContaining("environment");
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> bind(Map.of("lookback.environment", "Prod")))
                .hasStackTraceContaining("environment: Prod (expected: [a-z][a-z0-9-]{0,30})");
    }

    private static GatewayProperties bind(Map<String, String> settings) {
        return Settings.bind("lookback", GatewayProperties.class, settings);
    }
}

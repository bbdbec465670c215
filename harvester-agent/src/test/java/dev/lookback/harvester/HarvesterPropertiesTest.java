package dev.lookback.harvester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lookback.model.topic.Environment;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

class HarvesterPropertiesTest {

    @Test
    void hasDefaultsForAllButTheEnvironment() {
        assertThat(bind(Map.of("lookback.environment", "prod")))
                .isEqualTo(new HarvesterProperties(new Environment("prod"), 1, Duration.ofMinutes(5)));
    }

    @Test
    void readsEverySetting() {
        assertThat(bind(Map.of(
                        "lookback.environment", "prod-eu", "lookback.lanes", "3", "lookback.block-interval", "10s")))
                .isEqualTo(new HarvesterProperties(new Environment("prod-eu"), 3, Duration.ofSeconds(10)));
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> bind(Map.of())).hasStackTraceContaining("environment");
        assertThatThrownBy(() -> bind(Map.of("lookback.environment", "Prod")))
                .hasStackTraceContaining("environment: Prod (expected: [a-z][a-z0-9-]{0,30})");
        assertThatThrownBy(() -> bind(Map.of("lookback.environment", "prod", "lookback.lanes", "0")))
                .hasStackTraceContaining("lanes");
    }

    private static HarvesterProperties bind(Map<String, String> settings) {
        return Settings.bind("lookback", HarvesterProperties.class, settings);
    }
}

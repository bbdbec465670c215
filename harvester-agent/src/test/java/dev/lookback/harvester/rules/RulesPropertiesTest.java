package dev.lookback.harvester.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lookback.harvester.Settings;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

class RulesPropertiesTest {

    @Test
    void hasDefaults() {
        assertThat(bind(Map.of())).isEqualTo(new RulesProperties(null, Duration.ofSeconds(2)));
    }

    @Test
    void readsEverySetting() {
        assertThat(bind(Map.of(
                        "lookback.harvester.rules", "/etc/lookback/rules.yaml",
                        "lookback.harvester.rules-poll", "500ms")))
                .isEqualTo(new RulesProperties(Path.of("/etc/lookback/rules.yaml"), Duration.ofMillis(500)));
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> bind(Map.of("lookback.harvester.rules-poll", "0s")))
                .hasStackTraceContaining("expected: 10ms or more");
    }

    private static RulesProperties bind(Map<String, String> settings) {
        return Settings.bind("lookback.harvester", RulesProperties.class, settings);
    }
}

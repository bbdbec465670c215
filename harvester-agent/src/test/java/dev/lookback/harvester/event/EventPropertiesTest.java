package dev.lookback.harvester.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lookback.harvester.Settings;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

class EventPropertiesTest {

    @Test
    void hasDefaults() {
        assertThat(bind(Map.of())).isEqualTo(new EventProperties(Duration.ofMinutes(10)));
    }

    @Test
    void readsEverySetting() {
        assertThat(bind(Map.of("lookback.harvester.max-clock-skew", "0s")))
                .isEqualTo(new EventProperties(Duration.ZERO));
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> bind(Map.of("lookback.harvester.max-clock-skew", "-1s")))
                .hasStackTraceContaining("maxClockSkew")
                .hasStackTraceContaining("expected: 0s or more");
    }

    private static EventProperties bind(Map<String, String> settings) {
        return Settings.bind("lookback.harvester", EventProperties.class, settings);
    }
}

package dev.lookback.gateway.inputs;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lookback.gateway.Settings;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

class InputsPropertiesTest {

    @Test
    void hasDefaults() {
        assertThat(bind(Map.of())).isEqualTo(new InputsProperties(2_000, Duration.ofMinutes(10)));
    }

    @Test
    void readsEverySetting() {
        assertThat(bind(Map.ofEntries(
                        entry("lookback.gateway.inputs.max-inputs", "5"),
                        entry("lookback.gateway.inputs.forget-after", "20s"))))
                .isEqualTo(new InputsProperties(5, Duration.ofSeconds(20)));
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> bind(Map.of("lookback.gateway.inputs.max-inputs", "0")))
                .hasStackTraceContaining("maxInputs");
        assertThatThrownBy(() -> bind(Map.of("lookback.gateway.inputs.forget-after", "1ms")))
                .hasStackTraceContaining("forgetAfter");
    }

    private static InputsProperties bind(Map<String, String> settings) {
        return Settings.bind("lookback.gateway.inputs", InputsProperties.class, settings);
    }
}

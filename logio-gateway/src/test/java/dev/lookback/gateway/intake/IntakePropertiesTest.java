package dev.lookback.gateway.intake;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lookback.gateway.Settings;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import java.util.Map;

class IntakePropertiesTest {

    @Test
    void hasDefaults() {
        assertThat(bind(Map.of())).isEqualTo(new IntakeProperties(DataSize.ofMegabytes(16)));
    }

    @Test
    void readsEverySetting() {
        assertThat(bind(Map.ofEntries(entry("lookback.gateway.intake.queue-size", "2MB"))))
                .isEqualTo(new IntakeProperties(DataSize.ofMegabytes(2)));
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> bind(Map.of("lookback.gateway.intake.queue-size", "10KB")))
                .hasStackTraceContaining("queue-size: expected: 1MB to 1GB");
        assertThatThrownBy(() -> bind(Map.of("lookback.gateway.intake.queue-size", "2GB")))
                .hasStackTraceContaining("queue-size: expected: 1MB to 1GB");
    }

    private static IntakeProperties bind(Map<String, String> settings) {
        return Settings.bind("lookback.gateway.intake", IntakeProperties.class, settings);
    }
}

package dev.lookback.gateway.dedup;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lookback.gateway.Settings;
import org.junit.jupiter.api.Test;

import java.util.Map;

class DedupPropertiesTest {

    @Test
    void hasDefaults() {
        assertThat(bind(Map.of())).isEqualTo(new DedupProperties(2_097_152));
    }

    @Test
    void readsEverySetting() {
        assertThat(bind(Map.ofEntries(entry("lookback.gateway.dedup.max-ids", "5000"))))
                .isEqualTo(new DedupProperties(5_000));
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> bind(Map.of("lookback.gateway.dedup.max-ids", "10")))
                .hasStackTraceContaining("maxIds");
    }

    private static DedupProperties bind(Map<String, String> settings) {
        return Settings.bind("lookback.gateway.dedup", DedupProperties.class, settings);
    }
}

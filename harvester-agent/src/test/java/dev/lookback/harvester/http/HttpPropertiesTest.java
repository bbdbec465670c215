package dev.lookback.harvester.http;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lookback.harvester.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

import java.time.Duration;
import java.util.Map;

class HttpPropertiesTest {

    @Test
    void hasDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new HttpProperties(
                        true,
                        DataSize.ofMegabytes(8),
                        DataSize.ofMegabytes(16),
                        DataSize.ofMegabytes(32),
                        Duration.ofSeconds(10)));
    }

    @Test
    void readsEverySetting() {
        assertThat(bind(Map.ofEntries(
                        entry("lookback.harvester.http.enabled", "false"),
                        entry("lookback.harvester.http.max-body", "1MB"),
                        entry("lookback.harvester.http.max-events", "2MB"),
                        entry("lookback.harvester.http.max-memory", "3MB"),
                        entry("lookback.harvester.http.disk-timeout", "2s"))))
                .isEqualTo(new HttpProperties(
                        false,
                        DataSize.ofMegabytes(1),
                        DataSize.ofMegabytes(2),
                        DataSize.ofMegabytes(3),
                        Duration.ofSeconds(2)));
    }

    @ParameterizedTest
    @CsvSource({
        "max-body, 1023B, max-body: expected: 1KB or more",
        "max-events, 33MB, 'max-events: expected: 1KB or more, and no more than max-memory'",
        "max-events, 0B, 'max-events: expected: 1KB or more, and no more than max-memory'",
        "disk-timeout, 0s, 'expected: more than 0s, at most 15s'",
        "disk-timeout, 16s, 'expected: more than 0s, at most 15s'",
    })
    void refusesWhatCannotBe(String setting, String value, String expected) {
        assertThatThrownBy(() -> bind(Map.of("lookback.harvester.http." + setting, value)))
                .hasStackTraceContaining(expected);
    }

    private static HttpProperties bind(Map<String, String> settings) {
        return Settings.bind("lookback.harvester.http", HttpProperties.class, settings);
    }
}

package dev.lookback.gateway.logio;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lookback.gateway.Settings;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import java.net.InetAddress;
import java.util.Map;

class LogioPropertiesTest {

    @Test
    void hasDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(
                        new LogioProperties(InetAddress.ofLiteral("127.0.0.1"), 6689, 1_000, DataSize.ofKilobytes(64)));
    }

    @Test
    void readsEverySetting() {
        assertThat(bind(Map.ofEntries(
                        entry("lookback.gateway.logio.address", "0.0.0.0"),
                        entry("lookback.gateway.logio.port", "7"),
                        entry("lookback.gateway.logio.max-connections", "8"),
                        entry("lookback.gateway.logio.max-message-size", "2KB"))))
                .isEqualTo(new LogioProperties(InetAddress.ofLiteral("0.0.0.0"), 7, 8, DataSize.ofKilobytes(2)));
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> bind(Map.of("lookback.gateway.logio.port", "-1")))
                .hasStackTraceContaining("port");
        assertThatThrownBy(() -> bind(Map.of("lookback.gateway.logio.max-connections", "0")))
                .hasStackTraceContaining("maxConnections");
        assertThatThrownBy(() -> bind(Map.of("lookback.gateway.logio.max-message-size", "1MB")))
                .hasStackTraceContaining("expected: 1KB to 128KB");
    }

    private static LogioProperties bind(Map<String, String> settings) {
        return Settings.bind("lookback.gateway.logio", LogioProperties.class, settings);
    }
}

package dev.lookback.gateway.socket;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lookback.gateway.Settings;
import dev.lookback.gateway.socket.SocketProperties.Clients;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

class SocketPropertiesTest {

    @Test
    void hasDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new SocketProperties(
                        null,
                        List.of(),
                        new Clients(
                                200,
                                DataSize.ofMegabytes(4),
                                DataSize.ofMegabytes(128),
                                Duration.ofSeconds(30),
                                DataSize.ofKilobytes(64),
                                20,
                                20,
                                500)));
    }

    @Test
    void readsEverySetting() {
        assertThat(bind(Map.ofEntries(
                        entry("lookback.gateway.platform-url", "http://x/"),
                        entry("lookback.gateway.allowed-origins", "https://a,https://b"),
                        entry("lookback.gateway.clients.max", "1"),
                        entry("lookback.gateway.clients.queue-size", "2MB"),
                        entry("lookback.gateway.clients.total-queue-size", "3MB"),
                        entry("lookback.gateway.clients.max-silence", "4s"),
                        entry("lookback.gateway.clients.max-message-size", "5KB"),
                        entry("lookback.gateway.clients.max-messages-per-second", "6"),
                        entry("lookback.gateway.clients.max-subscriptions", "7"),
                        entry("lookback.gateway.clients.max-names", "8"))))
                .isEqualTo(new SocketProperties(
                        URI.create("http://x/"),
                        List.of("https://a", "https://b"),
                        new Clients(
                                1,
                                DataSize.ofMegabytes(2),
                                DataSize.ofMegabytes(3),
                                Duration.ofSeconds(4),
                                DataSize.ofKilobytes(5),
                                6,
                                7,
                                8)));
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> bind(Map.of("lookback.gateway.clients.max", "0")))
                .hasStackTraceContaining("clients.max");
        assertThatThrownBy(() -> bind(Map.of("lookback.gateway.clients.queue-size", "1KB")))
                .hasStackTraceContaining("queue-size");
        assertThatThrownBy(() -> bind(Map.of("lookback.gateway.clients.max-silence", "1ms")))
                .hasStackTraceContaining("maxSilence");
        assertThatThrownBy(() -> bind(Map.of("lookback.gateway.clients.max-message-size", "2MB")))
                .hasStackTraceContaining("max-message-size");
        assertThatThrownBy(() -> bind(Map.of("lookback.gateway.clients.max-subscriptions", "65")))
                .hasStackTraceContaining("maxSubscriptions");
        assertThatThrownBy(() -> bind(Map.of("lookback.gateway.clients.max-names", "0")))
                .hasStackTraceContaining("maxNames");
        assertThatThrownBy(() -> bind(Map.of("lookback.gateway.clients.max-messages-per-second", "0")))
                .hasStackTraceContaining("maxMessagesPerSecond");
    }

    private static SocketProperties bind(Map<String, String> settings) {
        return Settings.bind("lookback.gateway", SocketProperties.class, settings);
    }
}

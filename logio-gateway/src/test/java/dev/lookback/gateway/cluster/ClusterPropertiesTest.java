package dev.lookback.gateway.cluster;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lookback.gateway.Settings;
import dev.lookback.gateway.cluster.ClusterProperties.Peering;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import java.time.Duration;
import java.util.List;
import java.util.Map;

class ClusterPropertiesTest {

    @Test
    void hasDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new ClusterProperties(
                        List.of(),
                        new Peering(
                                Duration.ofSeconds(3), Duration.ofSeconds(5), DataSize.ofMegabytes(8), null, null)));
    }

    @Test
    void readsEverySetting() {
        assertThat(bind(Map.ofEntries(
                        entry("lookback.gateway.peers", "a.example.org:6688,[::1]:1"),
                        entry("lookback.gateway.peering.timeout", "1s"),
                        entry("lookback.gateway.peering.resolve-every", "2s"),
                        entry("lookback.gateway.peering.queue-size", "1MB"),
                        entry("lookback.gateway.peering.user", "gateway"),
                        entry("lookback.gateway.peering.password", "secret"))))
                .isEqualTo(new ClusterProperties(
                        List.of("a.example.org:6688", "[::1]:1"),
                        new Peering(
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(2),
                                DataSize.ofMegabytes(1),
                                "gateway",
                                "secret")));
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> bind(Map.of("lookback.gateway.peers", "a.example.org")))
                .hasStackTraceContaining("expected: host:port");
        assertThatThrownBy(() -> bind(Map.of("lookback.gateway.peering.timeout", "1ms")))
                .hasStackTraceContaining("timeout");
        assertThatThrownBy(() -> bind(Map.of("lookback.gateway.peering.resolve-every", "0s")))
                .hasStackTraceContaining("resolveEvery");
        assertThatThrownBy(() -> bind(Map.of("lookback.gateway.peering.queue-size", "1KB")))
                .hasStackTraceContaining("queue-size: expected");
    }

    private static ClusterProperties bind(Map<String, String> settings) {
        return Settings.bind("lookback.gateway", ClusterProperties.class, settings);
    }
}

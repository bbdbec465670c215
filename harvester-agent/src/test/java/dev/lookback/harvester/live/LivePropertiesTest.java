package dev.lookback.harvester.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lookback.harvester.Settings;
import dev.lookback.process.HostPort;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import java.util.List;
import java.util.Map;

class LivePropertiesTest {

    @Test
    void hasDefaults() {
        assertThat(bind(Map.of())).isEqualTo(new LiveProperties(List.of(), 2, "", DataSize.ofMegabytes(2), false));
    }

    @Test
    void readsEverySetting() {
        assertThat(bind(Map.of(
                        "lookback.harvester.live.receivers", "gateways.example.org:6690, [::1]:7000",
                        "lookback.harvester.live.redundancy", "3",
                        "lookback.harvester.live.filter", "service.name:nginx",
                        "lookback.harvester.live.queue-size", "1MB",
                        "lookback.harvester.live.plaintext", "true")))
                .isEqualTo(new LiveProperties(
                        List.of(new HostPort("gateways.example.org", 6690), new HostPort("[::1]", 7000)),
                        3,
                        "service.name:nginx",
                        DataSize.ofMegabytes(1),
                        true));
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> bind(Map.of("lookback.harvester.live.receivers", "gateway-1")))
                .hasStackTraceContaining("lookback.harvester.live.receivers")
                .hasStackTraceContaining("gateway-1 (expected: host:port");
        assertThatThrownBy(() -> bind(Map.of("lookback.harvester.live.redundancy", "0")))
                .hasStackTraceContaining("redundancy");
        assertThatThrownBy(() -> bind(Map.of("lookback.harvester.live.queue-size", "1GB")))
                .hasStackTraceContaining("expected: 64KB to 256MB");
        assertThatThrownBy(() -> bind(Map.of("lookback.harvester.live.queue-size", "1KB")))
                .hasStackTraceContaining("expected: 64KB to 256MB");
    }

    private static LiveProperties bind(Map<String, String> settings) {
        return Settings.bind("lookback.harvester.live", LiveProperties.class, settings);
    }
}

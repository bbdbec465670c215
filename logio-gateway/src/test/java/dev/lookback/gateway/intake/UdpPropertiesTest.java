package dev.lookback.gateway.intake;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lookback.gateway.Settings;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import java.net.InetAddress;
import java.util.Map;

class UdpPropertiesTest {

    @Test
    void hasDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new UdpProperties(InetAddress.ofLiteral("127.0.0.1"), 6690, DataSize.ofMegabytes(8)));
    }

    @Test
    void readsEverySetting() {
        assertThat(bind(Map.ofEntries(
                        entry("lookback.gateway.udp.address", "0.0.0.0"),
                        entry("lookback.gateway.udp.port", "7"),
                        entry("lookback.gateway.udp.receive-buffer", "1MB"))))
                .isEqualTo(new UdpProperties(InetAddress.ofLiteral("0.0.0.0"), 7, DataSize.ofMegabytes(1)));
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> bind(Map.of("lookback.gateway.udp.port", "65536")))
                .hasStackTraceContaining("port");
    }

    private static UdpProperties bind(Map<String, String> settings) {
        return Settings.bind("lookback.gateway.udp", UdpProperties.class, settings);
    }
}

package dev.lookback.harvester.graphite;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lookback.harvester.Settings;
import dev.lookback.harvester.socket.Port;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

import java.net.InetAddress;
import java.util.Map;

class GraphitePropertiesTest {

    @Test
    void isOff() {
        GraphiteProperties properties = bind(Map.of());

        assertThat(properties)
                .isEqualTo(new GraphiteProperties(
                        InetAddress.ofLiteral("127.0.0.1"),
                        2003,
                        new GraphiteProperties.Tcp(false, 1_000),
                        new GraphiteProperties.Udp(false, DataSize.ofMegabytes(8), DataSize.ofMegabytes(16))));
        assertThat(properties.ports()).isEmpty();
    }

    @Test
    void readsEverySetting() {
        GraphiteProperties properties = bind(Map.ofEntries(
                entry("lookback.harvester.graphite.address", "0.0.0.0"),
                entry("lookback.harvester.graphite.port", "2103"),
                entry("lookback.harvester.graphite.tcp.enabled", "true"),
                entry("lookback.harvester.graphite.tcp.max-connections", "7"),
                entry("lookback.harvester.graphite.udp.enabled", "true"),
                entry("lookback.harvester.graphite.udp.receive-buffer", "1MB"),
                entry("lookback.harvester.graphite.udp.queue-size", "2MB")));

        assertThat(properties)
                .isEqualTo(new GraphiteProperties(
                        InetAddress.ofLiteral("0.0.0.0"),
                        2103,
                        new GraphiteProperties.Tcp(true, 7),
                        new GraphiteProperties.Udp(true, DataSize.ofMegabytes(1), DataSize.ofMegabytes(2))));
        assertThat(properties.ports()).extracting(Port::input).containsExactly("graphite-tcp", "graphite-udp");
    }

    @ParameterizedTest
    @CsvSource({"port, 65536", "port, -1", "tcp.max-connections, 0", "udp.enabled, perhaps"})
    void refusesWhatCannotBe(String setting, String value) {
        assertThatThrownBy(() -> bind(Map.of("lookback.harvester.graphite." + setting, value)))
                .hasStackTraceContaining(value);
    }

    private static GraphiteProperties bind(Map<String, String> settings) {
        return Settings.bind("lookback.harvester.graphite", GraphiteProperties.class, settings);
    }
}

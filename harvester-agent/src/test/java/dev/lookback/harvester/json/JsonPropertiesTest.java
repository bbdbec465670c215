package dev.lookback.harvester.json;

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

class JsonPropertiesTest {

    @Test
    void isOff() {
        JsonProperties properties = bind(Map.of());

        assertThat(properties)
                .isEqualTo(new JsonProperties(
                        InetAddress.ofLiteral("127.0.0.1"),
                        false,
                        new JsonProperties.Tcp(null, 1_000),
                        new JsonProperties.Udp(null, DataSize.ofMegabytes(8), DataSize.ofMegabytes(16))));
        assertThat(properties.ports()).isEmpty();
    }

    @Test
    void readsEverySetting() {
        JsonProperties properties = bind(Map.ofEntries(
                entry("lookback.harvester.json.address", "0.0.0.0"),
                entry("lookback.harvester.json.stdin", "true"),
                entry("lookback.harvester.json.tcp.port", "5170"),
                entry("lookback.harvester.json.tcp.max-connections", "7"),
                entry("lookback.harvester.json.udp.port", "5171"),
                entry("lookback.harvester.json.udp.receive-buffer", "1MB"),
                entry("lookback.harvester.json.udp.queue-size", "2MB")));

        assertThat(properties)
                .isEqualTo(new JsonProperties(
                        InetAddress.ofLiteral("0.0.0.0"),
                        true,
                        new JsonProperties.Tcp(5170, 7),
                        new JsonProperties.Udp(5171, DataSize.ofMegabytes(1), DataSize.ofMegabytes(2))));
        assertThat(properties.ports()).extracting(Port::setting).containsExactly("tcp.port", "udp.port");
        assertThat(properties.ports())
                .extracting(port -> port.address().getPort())
                .containsExactly(5170, 5171);
    }

    @ParameterizedTest
    @CsvSource({"tcp.port, 65536", "udp.port, -1", "tcp.max-connections, 0", "stdin, perhaps"})
    void refusesWhatCannotBe(String setting, String value) {
        assertThatThrownBy(() -> bind(Map.of("lookback.harvester.json." + setting, value)))
                .hasStackTraceContaining(value);
    }

    private static JsonProperties bind(Map<String, String> settings) {
        return Settings.bind("lookback.harvester.json", JsonProperties.class, settings);
    }
}

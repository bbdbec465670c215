package dev.lookback.harvester.syslog;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lookback.harvester.Settings;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import java.net.InetAddress;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;

class SyslogPropertiesTest {

    @Test
    void hasDefaults() {
        SyslogProperties properties = bind(Map.of());

        assertThat(properties)
                .isEqualTo(new SyslogProperties(
                        InetAddress.ofLiteral("127.0.0.1"),
                        5514,
                        null,
                        new SyslogProperties.Tcp(true, 1_000),
                        new SyslogProperties.Tls(null, 6514, ClientAuthentication.NONE, 1_000, Duration.ofSeconds(10)),
                        new SyslogProperties.Udp(true, DataSize.ofMegabytes(8), DataSize.ofMegabytes(16))));
        assertThat(properties.zoneOrSystems()).isEqualTo(ZoneId.systemDefault());
    }

    @Test
    void readsEverySetting() {
        assertThat(bind(Map.ofEntries(
                        entry("lookback.harvester.syslog.address", "0.0.0.0"),
                        entry("lookback.harvester.syslog.port", "514"),
                        entry("lookback.harvester.syslog.zone", "Europe/Berlin"),
                        entry("lookback.harvester.syslog.tcp.enabled", "false"),
                        entry("lookback.harvester.syslog.tcp.max-connections", "7"),
                        entry("lookback.harvester.syslog.tls.bundle", "web"),
                        entry("lookback.harvester.syslog.tls.port", "6515"),
                        entry("lookback.harvester.syslog.tls.client-authentication", "need"),
                        entry("lookback.harvester.syslog.tls.max-connections", "8"),
                        entry("lookback.harvester.syslog.tls.handshake-timeout", "5s"),
                        entry("lookback.harvester.syslog.udp.enabled", "false"),
                        entry("lookback.harvester.syslog.udp.receive-buffer", "1MB"),
                        entry("lookback.harvester.syslog.udp.queue-size", "2MB"))))
                .isEqualTo(new SyslogProperties(
                        InetAddress.ofLiteral("0.0.0.0"),
                        514,
                        ZoneId.of("Europe/Berlin"),
                        new SyslogProperties.Tcp(false, 7),
                        new SyslogProperties.Tls("web", 6515, ClientAuthentication.NEED, 8, Duration.ofSeconds(5)),
                        new SyslogProperties.Udp(false, DataSize.ofMegabytes(1), DataSize.ofMegabytes(2))));
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> bind(Map.of("lookback.harvester.syslog.port", "65536")))
                .hasStackTraceContaining("port");
        assertThatThrownBy(() -> bind(Map.of("lookback.harvester.syslog.tcp.max-connections", "0")))
                .hasStackTraceContaining("maxConnections");
        assertThatThrownBy(() -> bind(Map.of("lookback.harvester.syslog.tls.handshake-timeout", "0s")))
                .hasStackTraceContaining("handshakeTimeout");
        assertThatThrownBy(() -> bind(Map.of("lookback.harvester.syslog.tls.client-authentication", "maybe")))
                .hasStackTraceContaining("client-authentication");
        assertThatThrownBy(() -> bind(Map.of("lookback.harvester.syslog.zone", "Mars/Olympus")))
                .hasStackTraceContaining("zone");
    }

    private static SyslogProperties bind(Map<String, String> settings) {
        return Settings.bind("lookback.harvester.syslog", SyslogProperties.class, settings);
    }
}

package dev.lookback.harvester.syslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lookback.harvester.Settings;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import java.net.InetAddress;
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
                        new SyslogProperties.Udp(true, DataSize.ofMegabytes(8), DataSize.ofMegabytes(16))));
        assertThat(properties.zoneOrSystems()).isEqualTo(ZoneId.systemDefault());
    }

    @Test
    void readsEverySetting() {
        assertThat(bind(Map.of(
                        "lookback.harvester.syslog.address", "0.0.0.0",
                        "lookback.harvester.syslog.port", "514",
                        "lookback.harvester.syslog.zone", "Europe/Berlin",
                        "lookback.harvester.syslog.tcp.enabled", "false",
                        "lookback.harvester.syslog.tcp.max-connections", "7",
                        "lookback.harvester.syslog.udp.enabled", "false",
                        "lookback.harvester.syslog.udp.receive-buffer", "1MB",
                        "lookback.harvester.syslog.udp.queue-size", "2MB")))
                .isEqualTo(new SyslogProperties(
                        InetAddress.ofLiteral("0.0.0.0"),
                        514,
                        ZoneId.of("Europe/Berlin"),
                        new SyslogProperties.Tcp(false, 7),
                        new SyslogProperties.Udp(false, DataSize.ofMegabytes(1), DataSize.ofMegabytes(2))));
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> bind(Map.of("lookback.harvester.syslog.port", "65536")))
                .hasStackTraceContaining("port");
        assertThatThrownBy(() -> bind(Map.of("lookback.harvester.syslog.tcp.max-connections", "0")))
                .hasStackTraceContaining("maxConnections");
        assertThatThrownBy(() -> bind(Map.of("lookback.harvester.syslog.zone", "Mars/Olympus")))
                .hasStackTraceContaining("zone");
    }

    private static SyslogProperties bind(Map<String, String> settings) {
        return Settings.bind("lookback.harvester.syslog", SyslogProperties.class, settings);
    }
}

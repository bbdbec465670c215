package dev.lookback.harvester.nacl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lookback.harvester.Settings;
import dev.lookback.process.HostPort;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class NaclPropertiesTest {

    @Test
    void readsEverySetting() {
        assertThat(bind(Map.of(
                        "lookback.harvester.nacl.proxies", "proxy-1:6700, proxy-2:6700",
                        "lookback.harvester.nacl.proxy-key", "/etc/lookback/proxy.pub",
                        "lookback.harvester.nacl.key", "/etc/lookback/web-1.key")))
                .isEqualTo(new NaclProperties(
                        List.of(new HostPort("proxy-1", 6700), new HostPort("proxy-2", 6700)),
                        Path.of("/etc/lookback/proxy.pub"),
                        Path.of("/etc/lookback/web-1.key")));
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> bind(Map.of("lookback.harvester.nacl.proxies", "proxy-1")))
                .hasStackTraceContaining("proxy-1 (expected: host:port");
        assertThatThrownBy(() -> bind(Map.of("lookback.harvester.nacl.proxies", "proxy-1:6700")))
                .hasStackTraceContaining("expected: the file of the proxies' public key")
                .hasStackTraceContaining("expected: the file of this harvester's own key");
    }

    private static NaclProperties bind(Map<String, String> settings) {
        return Settings.bind("lookback.harvester.nacl", NaclProperties.class, settings);
    }
}

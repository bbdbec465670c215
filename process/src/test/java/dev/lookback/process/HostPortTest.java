package dev.lookback.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostPortTest {

    @Test
    void readsNamesAndAddresses() {
        assertThat(HostPort.valueOf("gateway-1:6690")).isEqualTo(new HostPort("gateway-1", 6690));
        assertThat(HostPort.valueOf("[2001:db8::7]:6690")).isEqualTo(new HostPort("[2001:db8::7]", 6690));
        assertThat(HostPort.valueOf(" 127.0.0.1:1 ")).isEqualTo(new HostPort("127.0.0.1", 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "6690", "gateway", ":6690", "gateway:", "gateway:0", "gateway:65536", "gateway:udp", "::1"})
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> HostPort.valueOf(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(text + " (expected: host:port");
    }
}

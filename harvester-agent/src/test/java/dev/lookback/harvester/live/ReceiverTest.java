package dev.lookback.harvester.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiverTest {

    @Test
    void readsNamesAndAddresses() {
        assertThat(Receiver.valueOf("gateway-1:6690")).isEqualTo(new Receiver("gateway-1", 6690));
        assertThat(Receiver.valueOf("[2001:db8::7]:6690")).isEqualTo(new Receiver("[2001:db8::7]", 6690));
        assertThat(Receiver.valueOf(" 127.0.0.1:1 ")).isEqualTo(new Receiver("127.0.0.1", 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "6690", "gateway", ":6690", "gateway:", "gateway:0", "gateway:65536", "gateway:udp", "::1"})
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> Receiver.valueOf(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(text + " (expected: host:port");
    }
}

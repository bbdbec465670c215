package dev.lookback.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class RestTest {

    @Test
    void isTwiceTheWorkWhereThatWasMuch() {
        assertThat(Rest.after(Duration.ofMillis(20))).isZero();
        assertThat(Rest.after(Duration.ofMillis(500))).isEqualTo(Duration.ofSeconds(1));
        assertThat(Rest.after(Duration.ofHours(1))).isEqualTo(Duration.ofSeconds(5));
    }
}

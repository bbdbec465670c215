package dev.lookback.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MessageRateTest {

    private static final long SECOND = 1_000_000_000L;

    private final MessageRate rate = new MessageRate(10, 0);

    @Test
    void takesFiveSecondsWorthAtOnceAndThenSoManyASecond() {
        assertThat(taken(0)).isEqualTo(50);
        assertThat(taken(SECOND)).isEqualTo(10);
        assertThat(taken(61 * SECOND)).isEqualTo(50);
    }

    private int taken(long nanos) {
        int taken = 0;
        while (rate.take(nanos)) {
            taken++;
        }
        return taken;
    }
}

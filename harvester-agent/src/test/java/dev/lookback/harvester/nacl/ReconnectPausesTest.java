package dev.lookback.harvester.nacl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;

class ReconnectPausesTest {

    private final ReconnectPauses one = new ReconnectPauses(1, new Random(1));

    @Test
    void growsWithJitterToABound() {
        for (long most : new long[] {500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000}) {
            assertThat(one.next(false)).isBetween(Duration.ofMillis(most / 2), Duration.ofMillis(most));
        }
        assertThat(IntStream.range(0, 100)
                        .mapToObj(i -> one.next(false))
                        .distinct()
                        .count())
                .isGreaterThan(50);
    }

    @Test
    void beginsAgainAfterSomethingWasAcknowledged() {
        one.next(false);
        one.next(false);
        one.next(false);

        assertThat(one.next(true)).isLessThanOrEqualTo(Duration.ofMillis(500));
        assertThat(one.next(false)).isBetween(Duration.ofMillis(500), Duration.ofMillis(1000));
    }

    @Test
    void pausesOnlyWhenEveryProxyWasTried() {
        ReconnectPauses three = new ReconnectPauses(3, new Random(1));

        assertThat(three.next(true)).isZero();
        assertThat(three.next(false)).isZero();
        assertThat(three.next(false)).isBetween(Duration.ofMillis(250), Duration.ofMillis(500));
        assertThat(three.next(false)).isZero();
        assertThat(three.next(false)).isZero();
        assertThat(three.next(false)).isBetween(Duration.ofMillis(500), Duration.ofMillis(1000));
    }
}

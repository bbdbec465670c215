package dev.lookback.harvester.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutageTest {

    private static final long QUIET = Outage.QUIET.toNanos();

    private final Outage outage = new Outage();

    @Test
    void beginsWithTheFirstRefusal() {
        assertThat(outage.isOn()).isFalse();

        assertThat(outage.refused(0)).isTrue();
        assertThat(outage.refused(1)).isFalse();
        assertThat(outage.isOn()).isTrue();
    }

    @Test
    void endsOnceNothingWasRefusedForAWhile() {
        outage.refused(Long.MAX_VALUE);
        outage.refused(Long.MAX_VALUE + 10);

        assertThat(outage.endsAt(Long.MAX_VALUE + QUIET)).isFalse();
        assertThat(outage.endsAt(Long.MAX_VALUE + 10 + QUIET)).isTrue();
        assertThat(outage.isOn()).isFalse();
        assertThat(outage.endsAt(Long.MAX_VALUE + 10 + QUIET)).isFalse();
    }
}

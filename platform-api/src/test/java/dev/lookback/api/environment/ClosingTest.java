package dev.lookback.api.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.time.Interval;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class ClosingTest {

    @Test
    void anIntervalIsClosedWhenEveryPartitionHasClosedIt() {
        Closing closing = Closing.of(List.of(Optional.of("closed=3k9xd"), Optional.of("closed=3k9xb")));

        assertThat(closing.isClosed(Interval.parse("3k9xb"))).isTrue();
        assertThat(closing.isClosed(Interval.parse("3k9xc"))).isFalse();
    }

    @Test
    void aPartitionWithoutACommitHasClosedNothing() {
        Closing closing = Closing.of(List.of(Optional.of("closed=3k9xd"), Optional.empty()));

        assertThat(closing.through()).isEmpty();
        assertThat(closing.isClosed(new Interval(0))).isFalse();
    }

    @Test
    void aCommitThatSaysSomethingElseHasClosedNothing() {
        assertThat(Closing.of(List.of(Optional.of(""))).through()).isEmpty();
        assertThat(Closing.of(List.of(Optional.of("closed="))).through()).isEmpty();
    }
}

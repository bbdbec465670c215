package dev.lookback.model.block;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.time.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClosedMarkTest {

    @Test
    void readsBackAsItWasCommitted() {
        ClosedMark mark = new ClosedMark(Interval.parse("3k9xd"));

        assertThat(mark).hasToString("closed=3k9xd");
        assertThat(ClosedMark.parse("closed=3k9xd")).contains(mark);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "closed=", "closed=3K9XD", "closed=3k9x", "closed=3k9xd more", "3k9xd"})
    void anythingElseIsNone(String metadata) {
        assertThat(ClosedMark.parse(metadata)).isEmpty();
    }
}

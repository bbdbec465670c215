package dev.lookback.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventPositionTest {

    @Test
    void readsWhatItWrites() {
        EventPosition position = new EventPosition("2026-11-23T16:08:00.123456789Z", "0f3k9q2m7c00000042");

        assertThat(EventPosition.parse(position.toString())).contains(position);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-23T16:08:00.123456789Z",
                "2026-11-23T16:08:00.123456789Z_short",
                "2026-13-23T16:08:00.123456789Z_0f3k9q2m7c00000042",
                "2026-11-23T16:08:00.12345678éZ_0f3k9q2m7c00000042",
                "2026-11-23T16:08:00.123456789Z_0f3k9q2m7c00000042 ",
            })
    void anythingElseIsNoPosition(String text) {
        assertThat(EventPosition.parse(text)).isEmpty();
    }
}

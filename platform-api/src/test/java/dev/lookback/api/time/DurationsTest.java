package dev.lookback.api.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lookback.api.problem.RequestException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({"PT24H, PT24H", "P2D, PT48H", "24h, PT24H", "7d, PT168H", "90s, PT90S", "30m, PT30M"})
    void readsIso8601AndTheShortForm(String text, Duration expected) {
        assertThat(Durations.parse("ttl", text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "24", "24 hours", "-1h", "0h", "PT0S", "-PT1H", "1y", "soon"})
    void namesTheFieldThatHoldsAnythingElse(String text) {
        assertThatExceptionOfType(RequestException.class)
                .isThrownBy(() -> Durations.parse("ttl", text))
                .satisfies(e -> assertThat(e.field()).isEqualTo("ttl"))
                .withMessageStartingWith("ttl: " + text + " (expected: ");
    }
}

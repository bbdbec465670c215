package dev.lookback.api.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lookback.api.problem.RequestException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;

class DateMathTest {

    /** A Monday. */
    private static final Instant NOW = Instant.parse("2026-11-23T16:08:09.123456789Z");

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T10:00:00Z,              2026-11-23T10:00:00Z",
        "2026-11-23T10:00:00.000000001Z,    2026-11-23T10:00:00.000000001Z",
        "2026-11-23T10:00:00+01:00,         2026-11-23T09:00:00Z",
        "2026-11-23T10:00,                  2026-11-23T10:00:00Z",
        "2026-11-23T10:00Z,                 2026-11-23T10:00:00Z",
        "2026-11-23,                        2026-11-23T00:00:00Z",
    })
    void readsIso8601AsUtcUnlessItNamesAnOffset(String text, Instant expected) {
        assertThat(DateMath.parse("start", text, NOW)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "now,                               2026-11-23T16:08:09.123456789Z",
        "now-2h,                            2026-11-23T14:08:09.123456789Z",
        "now+h,                             2026-11-23T17:08:09.123456789Z",
        "now-1M,                            2026-10-23T16:08:09.123456789Z",
        "now-1y/y,                          2025-01-01T00:00:00Z",
        "now/M,                             2026-11-01T00:00:00Z",
        "now-1d/w,                          2026-11-16T00:00:00Z",
        "now/w,                             2026-11-23T00:00:00Z",
        "now/d,                             2026-11-23T00:00:00Z",
        "now/H,                             2026-11-23T16:00:00Z",
        "now/m,                             2026-11-23T16:08:00Z",
        "now/s,                             2026-11-23T16:08:09Z",
        "now-1d/d+2h-30m,                   2026-11-22T01:30:00Z",
        "2026-11-23T10:00:00Z||-1h,         2026-11-23T09:00:00Z",
        "2026-03-31||-1M/d,                 2026-02-28T00:00:00Z",
        "2026-11-23T10:00:00Z||,            2026-11-23T10:00:00Z",
    })
    void readsDateMath(String text, Instant expected) {
        assertThat(DateMath.parse("start", text, NOW)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "now-",
                "now-2",
                "now-2x",
                "now2h",
                "now/",
                "now-2h!",
                "nowhere",
                "1764000000000",
                "2026-13-01",
                "2026-11-23T25:00:00Z",
                "2026-11-23T10:00:00Z|-1h",
                "||-1h",
                "now-1h||-1h",
                "now+999999999y"
            })
    void namesTheFieldThatHoldsAnythingElse(String text) {
        assertThatExceptionOfType(RequestException.class)
                .isThrownBy(() -> DateMath.parse("end", text, NOW))
                .satisfies(e -> assertThat(e.field()).isEqualTo("end"))
                .withMessageStartingWith("end: " + text + " (expected: ISO-8601 like");
    }
}

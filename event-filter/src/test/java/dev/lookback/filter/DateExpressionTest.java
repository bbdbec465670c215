package dev.lookback.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.DateTimeException;
import java.time.Instant;

class DateExpressionTest {

    private final DateExpression expressions = new DateExpression(Instant.parse("2026-11-25T21:16:26.5Z"));

    @ParameterizedTest
    @CsvSource(textBlock = """
            2026,                            2026-01-01T00:00:00Z,           2026-01-01T23:59:59.999999999Z
            2026-11,                         2026-11-01T00:00:00Z,           2026-11-01T23:59:59.999999999Z
            2026-11-23,                      2026-11-23T00:00:00Z,           2026-11-23T23:59:59.999999999Z
            2026-11-23T16:08:00,             2026-11-23T16:08:00Z,           2026-11-23T16:08:00.999999999Z
            2026-11-23T16:08:00.5+02:00,     2026-11-23T14:08:00.5Z,         2026-11-23T14:08:00.5Z
            1771000000000,                   2026-02-13T16:26:40Z,           2026-02-13T16:26:40.000999999Z
            now,                             2026-11-25T21:16:26.5Z,         2026-11-25T21:16:26.5Z
            now-1d/d,                        2026-11-24T00:00:00Z,           2026-11-24T23:59:59.999999999Z
            now/w,                           2026-11-23T00:00:00Z,           2026-11-29T23:59:59.999999999Z
            now/M+1h,                        2026-11-01T01:00:00Z,           2026-12-01T00:59:59.999999999Z
            2026-11-23||-1y/y,               2025-01-01T00:00:00Z,           2025-12-31T23:59:59.999999999Z
            """)
    void resolves(String text, Instant first, Instant last) {
        assertThat(expressions.resolve(text, false)).isEqualTo(first);
        assertThat(expressions.resolve(text, true)).isEqualTo(last);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2026-13",
                "2026-02-31",
                "2026-11-23T16",
                "2026-11-23T16:08",
                "now+1x",
                "now-",
                "||",
                ""
            })
    void refusesWhatIsNoDate(String text) {
        assertThatThrownBy(() -> expressions.resolve(text, false)).isInstanceOf(DateTimeException.class);
    }
}

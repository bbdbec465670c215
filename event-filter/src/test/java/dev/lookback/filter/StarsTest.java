package dev.lookback.filter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StarsTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            *,          *
            ****,       *
            a**b***,    a*b*
            a*?*?**,    a*?*?*
            \\**,       \\**
            \\***,      \\**
            \\\\***,    \\\\*
            \\*\\*,     \\*\\*
            a$1\\,      a$1\\
            """)
    void inARowAreOneUnlessTheyAreEscaped(String text, String expected) {
        assertThat(Stars.asOne(text)).isEqualTo(expected);
    }
}

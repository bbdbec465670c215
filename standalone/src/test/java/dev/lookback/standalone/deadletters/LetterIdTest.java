package dev.lookback.standalone.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lookback.standalone.settings.WrongSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterIdTest {

    @Test
    void isReadAsItIsShown() {
        assertThat(LetterId.parse("3/4711")).isEqualTo(new LetterId(3, 4_711)).hasToString("3/4711");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "17", "0/", "/17", "0/-1", "0/1/2", "0-17", "a/b", "0/99999999999999999999"})
    void anythingElseIsNamed(String text) {
        assertThatExceptionOfType(WrongSetting.class)
                .isThrownBy(() -> LetterId.parse(text))
                .withMessageStartingWith("letter: " + text + " (expected: ");
    }
}

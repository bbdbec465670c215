package dev.lookback.standalone.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.batch.Gzip;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

class LetterTextTest {

    @Test
    void textIsShownAsItIs() {
        assertThat(LetterText.of(bytes("größer\tals\nnichts")))
                .isEqualTo(new LetterText("größer\tals\nnichts", false, 19));
    }

    @Test
    void gzipIsUnpacked() {
        byte[] gzip = Gzip.compress(bytes("{\"a\":1}\n"), 0, 8);

        assertThat(LetterText.of(gzip)).isEqualTo(new LetterText("{\"a\":1}\n", true, 8));
    }

    @Test
    void whatIsNoTextIsShownInHexadecimal() {
        assertThat(LetterText.of(new byte[] {'o', 'k', (byte) 0xff, 0}).text())
                .startsWith("00000000  6f 6b ff 00")
                .contains("  ok..");
        assertThat(LetterText.of(bytes("\u001b[2J gone")).text()).startsWith("00000000  1b 5b 32 4a");
        assertThat(LetterText.of(new byte[20]).text().lines()).hasSize(2);
    }

    @Test
    void ofALargeOneTheBeginningIsShownUpToAWholeCharacter() {
        byte[] large = bytes("x" + "ü".repeat(LetterText.MAX_SHOWN));

        LetterText plain = LetterText.of(large);
        LetterText gzip = LetterText.of(Gzip.compress(large, 0, large.length));

        assertThat(plain.isWhole()).isFalse();
        assertThat(plain.text())
                .startsWith("xü")
                .hasSizeBetween(LetterText.MAX_SHOWN / 2 - 1, LetterText.MAX_SHOWN / 2 + 1);
        assertThat(gzip).isEqualTo(new LetterText(plain.text(), true, large.length));
    }

    @Test
    void damagedGzipIsShownInHexadecimal() {
        byte[] gzip = Gzip.compress(bytes("{\"a\":1}\n"), 0, 8);

        LetterText text = LetterText.of(Arrays.copyOf(gzip, gzip.length - 4));

        assertThat(text.isGzip()).isFalse();
        assertThat(text.text()).startsWith("00000000  1f 8b");
    }

    @Test
    void aLineIsOneAndHarmless() {
        assertThat(LetterText.line("a\r\nb\u001b[2Jc")).isEqualTo("a b [2Jc");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

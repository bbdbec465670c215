package dev.lookback.blocks.bzip2;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Random;

class BlockChecksumTest {

    /** The check value of CRC-32/BZIP2 in Greg Cook's catalogue of CRC algorithms. */
    @Test
    void isThatOfBzip2() {
        assertThat(BlockChecksum.of("123456789".getBytes(US_ASCII), 0, 9)).isEqualTo(0xfc89_1918);
    }

    @Test
    void ofNothingIsZero() {
        assertThat(BlockChecksum.of(new byte[] {1, 2}, 1, 1)).isZero();
    }

    /** Eight bytes are turned at once, and four thousand given to the JDK. */
    @Test
    void isTheSameWhereverTheTextBegins() {
        byte[] text = new byte[10_007];
        new Random(1).nextBytes(text);
        int whole = BlockChecksum.of(text, 0, text.length);

        for (int begin = 1; begin < 20; begin++) {
            byte[] moved = new byte[begin + text.length];
            System.arraycopy(text, 0, moved, begin, text.length);
            assertThat(BlockChecksum.of(moved, begin, moved.length)).isEqualTo(whole);
        }
    }
}

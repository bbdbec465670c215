package dev.lookback.blocks.bzip2;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BlockChecksumTest {

    /** The check value of CRC-32/BZIP2 in Greg Cook's catalogue of CRC algorithms. */
    @Test
    void isThatOfBzip2() {
        assertThat(BlockChecksum.of("123456789".getBytes(US_ASCII))).isEqualTo(0xfc89_1918);
    }

    @Test
    void ofNothingIsZero() {
        assertThat(BlockChecksum.of(new byte[0])).isZero();
    }
}

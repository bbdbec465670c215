package dev.lookback.blocks.bzip2;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lookback.model.block.BlockCodec;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;

/** Where the system has no libbz2 this says so, and fails where {@code CI=true}. */
class Libbz2Test extends Bzip2Contract {

    private final BlockCodec codec;

    Libbz2Test() {
        try {
            codec = Bzip2BlockCodec.with(Bzip2Library.LIBBZ2);
        } catch (IllegalStateException e) {
            System.err.println("TESTS OF LIBBZ2 CANNOT RUN: " + e.getMessage());
            assumeTrue("true".equals(System.getenv("CI")), e.getMessage());
            throw e;
        }
    }

    @Override
    protected BlockCodec codec() {
        return codec;
    }

    @Test
    void readsWhereItIs() {
        assertThat(Bzip2Library.LIBBZ2.open().expander().description()).startsWith("libbz2 1.");
    }

    /** {@code printf 'some text\n%.0s' $(seq 1000) | bzip2} of bzip2 1.0.8. */
    @Test
    void writesTheBytesThatTheProgramBzip2Writes() throws IOException {
        byte[] text = "some text\n".repeat(1_000).getBytes(UTF_8);

        try (InputStream golden = Libbz2Test.class.getResourceAsStream("/golden/some-text.bz2")) {
            assertThat(codec().compress(text, 0, text.length)).isEqualTo(golden.readAllBytes());
        }
    }
}

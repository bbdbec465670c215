package dev.lookback.model.block;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;

/** What every codec does. */
public abstract class BlockCodecContract {

    protected abstract BlockCodec codec();

    @Test
    void readsConcatenatedStreamsAsOne() throws IOException {
        byte[] text = "one line of many\n".repeat(100_000).getBytes(UTF_8);
        ByteArrayOutputStream streams = new ByteArrayOutputStream();
        for (int at = 0; at < text.length; at += BlockCodec.MAX_STREAM_BYTES) {
            streams.writeBytes(codec().compress(text, at, Math.min(BlockCodec.MAX_STREAM_BYTES, text.length - at)));
        }

        assertThat(streams.size()).isLessThan(text.length / 10);
        assertThat(expand(streams.toByteArray())).isEqualTo(text);
    }

    @Test
    void givesTheSameStreamForTheSameBytes() {
        byte[] text = "some text\n".repeat(1_000).getBytes(UTF_8);

        assertThat(codec().compress(text, 10, 500)).isEqualTo(codec().compress(text, 10, 500));
    }

    @Test
    void aFullStreamOfNoiseStillFitsIntoAChunk() throws IOException {
        byte[] noise = new byte[BlockCodec.MAX_STREAM_BYTES];
        new Random(7).nextBytes(noise);

        byte[] stream = codec().compress(noise, 0, noise.length);

        assertThat(stream.length).isLessThanOrEqualTo(900 * 1024);
        assertThat(expand(stream)).isEqualTo(noise);
    }

    @Test
    void refusesAStreamThatIsAlteredOrCut() {
        byte[] text = "some text\n".repeat(1_000).getBytes(UTF_8);
        byte[] stream = codec().compress(text, 0, text.length);
        byte[] altered = stream.clone();
        altered[stream.length / 2] ^= 0x10;

        assertThatThrownBy(() -> expand(altered)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> expand(Arrays.copyOf(stream, stream.length / 2)))
                .isInstanceOf(IOException.class);
    }

    private byte[] expand(byte[] streams) throws IOException {
        try (InputStream text = codec().decompress(new ByteArrayInputStream(streams))) {
            return text.readAllBytes();
        }
    }
}

package dev.lookback.blocks.bzip2;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lookback.model.block.BlockCodec;
import dev.lookback.model.block.BlockCodecContract;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Random;

/** What every bzip2 does, whoever's library it is. */
abstract class Bzip2Contract extends BlockCodecContract {

    private static final int STREAMS = 7;

    /** Some bit of each byte, never the same one in the next. */
    private static final int STEP = 23;

    @Test
    void anIndependentReaderReadsIt() throws IOException {
        byte[] text = lines(2_000_000);

        try (InputStream independent = new BZip2CompressorInputStream(new ByteArrayInputStream(streams(text)), true)) {
            assertThat(independent.readAllBytes()).isEqualTo(text);
        }
    }

    @Test
    void aStreamOfNothingIsWholeAndHoldsNothing() throws IOException {
        byte[] nothing = codec().compress(new byte[0], 0, 0);
        ByteArrayOutputStream around = new ByteArrayOutputStream();
        around.writeBytes(nothing);
        around.writeBytes(codec().compress("text".getBytes(UTF_8), 0, 4));
        around.writeBytes(nothing);

        assertThat(expand(nothing)).isEmpty();
        assertThat(expand(around.toByteArray())).isEqualTo("text".getBytes(UTF_8));
    }

    @Test
    void aFullStreamOfOneByteIsRead() throws IOException {
        byte[] same = new byte[BlockCodec.MAX_STREAM_BYTES];

        assertThat(expand(codec().compress(same, 0, same.length))).isEqualTo(same);
    }

    @Test
    void noBytesAtAllAreNoStream() {
        assertThatThrownBy(() -> expand(new byte[0])).isInstanceOf(IOException.class);
    }

    @Test
    void refusesMoreThanFitsIntoAStream() {
        byte[] text = new byte[BlockCodec.MAX_STREAM_BYTES + 1];

        assertThatThrownBy(() -> codec().compress(text, 0, text.length))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("900000");
    }

    @Test
    void readsAnotherProgramsLongStreamAlsoBetweenOurs() throws IOException {
        byte[] text = lines(3_000_000);
        byte[] noise = new byte[2_500_000];
        new Random(3).nextBytes(noise);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(streams(text));
        all.writeBytes(longStream(text, 4));
        all.writeBytes(longStream(noise, 9));
        all.writeBytes(streams(text));

        assertThat(expand(all.toByteArray())).isEqualTo(join(text, text, noise, text));
    }

    @Test
    void readsStreamsWhoseBytesLookLikeTheBeginningOfOne() throws IOException {
        byte[] mark = {'B', 'Z', 'h', '9', 0x31, 0x41, 0x59, 0x26, 0x53, 0x59};
        byte[] plain = codec().compress("some text\n".getBytes(UTF_8), 0, 10);
        ByteArrayOutputStream disguised = new ByteArrayOutputStream();
        disguised.writeBytes(plain);
        // Nothing but the whole of what lies between two marks can tell that one of them is none.
        disguised.write(plain, 0, mark.length);
        disguised.write(plain, 0, plain.length);

        assertThatThrownBy(() -> expand(disguised.toByteArray())).isInstanceOf(IOException.class);
        assertThat(new StreamSplitter(new ByteArrayInputStream(disguised.toByteArray())).next())
                .hasValueSatisfying(piece -> assertThat(piece.bytes()).isEqualTo(plain));
    }

    @Test
    void whereverItIsCutIsAnErrorUnlessBetweenTwoStreams() throws IOException {
        byte[] text = lines(120);
        byte[] one = codec().compress(text, 0, text.length);
        byte[] two = join(one, one);

        for (int length = 1; length < two.length; length += 2) {
            byte[] cut = Arrays.copyOf(two, length);
            if (length == one.length) {
                assertThat(expand(cut)).isEqualTo(text);
            } else {
                assertThatThrownBy(() -> expand(cut)).as("cut at " + length).isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void aBitThatIsFlippedNeverGivesOtherText() {
        byte[] text = lines(120);
        byte[] one = codec().compress(text, 0, text.length);
        byte[] two = join(one, one);
        byte[] twice = join(text, text);
        int tried = 0;
        int refused = 0;

        for (int bit = 0; bit < two.length * Byte.SIZE; bit += STEP) {
            tried++;
            byte[] flipped = two.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            try {
                // Some bits say nothing: a level that is higher than needed, the bits that fill the last byte.
                assertThat(expand(flipped)).as("bit " + bit).isEqualTo(twice);
            } catch (IOException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(tried * 9 / 10);
    }

    @Test
    void damageComesOutBehindTheTextBeforeIt() throws IOException {
        byte[] text = lines(BlockCodec.MAX_STREAM_BYTES);
        byte[] one = codec().compress(text, 0, text.length);
        byte[] all = join(one, one, one);
        all[2 * one.length + one.length / 2] ^= 1;

        try (InputStream stream = codec().decompress(new ByteArrayInputStream(all))) {
            assertThat(stream.readNBytes(2 * text.length)).isEqualTo(join(text, text));
            assertThatThrownBy(stream::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aSourceThatFailsComesOutBehindTheTextBeforeIt() throws IOException {
        byte[] text = lines(3_000_000);
        InputStream failing = new FailingInputStream(new ByteArrayInputStream(streams(text)));

        try (InputStream stream = codec().decompress(failing)) {
            // Whether the last stream is whole is not known.
            assertThat(stream.readNBytes(2_000_000)).isEqualTo(Arrays.copyOf(text, 2_000_000));
            assertThatThrownBy(stream::readAllBytes)
                    .isInstanceOf(IOException.class)
                    .hasMessage("gone");
        }
    }

    @Test
    void whatExpandsWithoutEndIsReadInPieces() throws IOException {
        byte[] bomb = longStream(new byte[50_000_000], 9);
        assertThat(bomb.length).isLessThan(10_000);

        try (InputStream stream = codec().decompress(new ByteArrayInputStream(bomb))) {
            byte[] piece = new byte[1 << 20];
            long length = 0;
            for (int read = stream.read(piece); read >= 0; read = stream.read(piece)) {
                length += read;
            }
            assertThat(length).isEqualTo(50_000_000);
        }
    }

    @Test
    void aStreamThatIsClosedEarlyClosesItsSourceAndGivesNothingMore() throws IOException {
        FailingInputStream source = new FailingInputStream(new ByteArrayInputStream(streams(lines(3_000_000))));
        InputStream stream = codec().decompress(source);
        assertThat(stream.read()).isEqualTo('2');

        stream.close();

        assertThat(source.isClosed()).isTrue();
        assertThatThrownBy(stream::read).isInstanceOf(IOException.class);
    }

    /** Like an archive's: sorted, most of each line the same. */
    private static byte[] lines(int bytes) {
        Random random = new Random(5);
        StringBuilder text = new StringBuilder();
        for (int number = 0; text.length() < bytes; number++) {
            text.append("2026-11-23T16:05:%09d %x GET /index%n".formatted(number, random.nextInt()));
        }
        return text.substring(0, bytes).getBytes(UTF_8);
    }

    private byte[] streams(byte[] text) {
        ByteArrayOutputStream streams = new ByteArrayOutputStream();
        int size = Math.min(BlockCodec.MAX_STREAM_BYTES, text.length / STREAMS);
        for (int at = 0; at < text.length; at += size) {
            streams.writeBytes(codec().compress(text, at, Math.min(size, text.length - at)));
        }
        return streams.toByteArray();
    }

    private static byte[] longStream(byte[] text, int level) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream bzip2 = new BZip2CompressorOutputStream(compressed, level)) {
            bzip2.write(text);
        }
        return compressed.toByteArray();
    }

    private static byte[] join(byte[]... all) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] bytes : all) {
            joined.writeBytes(bytes);
        }
        return joined.toByteArray();
    }

    private byte[] expand(byte[] streams) throws IOException {
        try (InputStream text = codec().decompress(new ByteArrayInputStream(streams))) {
            return text.readAllBytes();
        }
    }
}

package dev.lookback.blocks.bzip2;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.block.BlockCodec;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** What is read by runs is right, whoever wrote it, and the rest goes to the other reader. */
class RunsExpanderTest {

    private static final List<StreamCompressor> WRITERS = List.of(new NettyBzip2(), new CommonsBzip2());
    private static final byte[] OTHERS = {'o', 't', 'h', 'e', 'r'};

    private final RunsExpander expander = new RunsExpander(new StreamExpander() {
        @Override
        public String description() {
            return "another";
        }

        @Override
        public Optional<byte[]> expand(byte[] stream) {
            return Optional.of(OTHERS);
        }
    });

    @Test
    void saysWhoReads() {
        assertThat(expander.description()).isEqualTo("runs, else by another");
    }

    @Test
    void readsAFullStreamOfLines() {
        expectRead(lines(BlockCodec.MAX_STREAM_BYTES));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "ab", "abc", "aaaa", "banana", "abababababab", "mississippi", "\0\0\0\0\0"})
    void readsShortText(String text) {
        expectRead(text.getBytes(UTF_8));
    }

    /** Around four and 4 + 255 equal bytes bzip2 changes how it writes them. */
    @Test
    void readsRunsOfAnyLength() {
        for (int length = 1; length < 530; length++) {
            byte[] text = ("x" + "y".repeat(length) + "z").getBytes(UTF_8);
            expectRead(text);
        }
    }

    @Test
    void readsAFullStreamOfOneByte() {
        byte[] text = new byte[BlockCodec.MAX_STREAM_BYTES];
        Arrays.fill(text, (byte) 0xff);
        expectRead(text);
    }

    @Test
    void readsTextOfAnyBytesAndLengths() {
        Random random = new Random(11);
        for (int i = 0; i < 300; i++) {
            byte[] text = new byte[1 + random.nextInt(3_000)];
            int values = 1 + random.nextInt(256);
            for (int at = 0; at < text.length; at++) {
                boolean repeats = at > 20 && random.nextInt(10) > 0;
                text[at] = repeats ? text[at - 20] : (byte) random.nextInt(values);
            }
            expectRead(text);
        }
    }

    @Test
    void leavesNothingAtAllToTheOther() {
        expectOther(new NettyBzip2().compress(new byte[0], 0, 0));
        expectOther(new byte[0]);
        expectOther("no bzip2 at all".getBytes(UTF_8));
    }

    @Test
    void leavesWhatHasTooManyRunsToTheOther() {
        byte[] noise = new byte[2 * RunsExpander.MAX_STREAM_BYTES];
        new Random(3).nextBytes(noise);

        assertThat(expander.expand(new NettyBzip2().compress(noise, 0, noise.length)))
                .hasValue(OTHERS);
    }

    @Test
    void leavesSeveralBlocksToTheOther() throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (BZip2CompressorOutputStream bzip2 = new BZip2CompressorOutputStream(compressed, 1)) {
            bzip2.write(lines(250_000));
        }

        expectOther(compressed.toByteArray());
    }

    @Test
    void leavesSeveralStreamsToTheOther() {
        byte[] one = new NettyBzip2().compress(OTHERS, 0, OTHERS.length);
        byte[] two = Arrays.copyOf(one, 2 * one.length);
        System.arraycopy(one, 0, two, one.length, one.length);

        expectOther(two);
    }

    @Test
    void leavesWhatExpandsWithoutEndToTheOther() throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (BZip2CompressorOutputStream bzip2 = new BZip2CompressorOutputStream(compressed, 9)) {
            bzip2.write(new byte[2 * BlockCodec.MAX_STREAM_BYTES]);
        }

        expectOther(compressed.toByteArray());
    }

    @Test
    void whereverItIsCutNothingIsRead() {
        byte[] stream = new NettyBzip2().compress(lines(2_000), 0, 2_000);

        for (int length = 0; length < stream.length; length++) {
            expectOther(Arrays.copyOf(stream, length));
        }
    }

    @Test
    void aBitThatIsFlippedNeverGivesOtherText() {
        byte[] text = lines(2_000);
        byte[] stream = new NettyBzip2().compress(text, 0, text.length);
        int read = 0;

        for (int bit = 0; bit < stream.length * Byte.SIZE; bit++) {
            byte[] flipped = stream.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            Optional<byte[]> found = expander.byRuns(flipped);
            if (found.isPresent()) {
                read++;
                assertThat(found).as("bit " + bit).hasValue(text);
            }
        }
        // Some bits say nothing: a level that is higher than needed, the bits that fill the last byte.
        assertThat(read).isLessThan(stream.length * Byte.SIZE / 10);
    }

    private void expectRead(byte[] text) {
        for (StreamCompressor writer : WRITERS) {
            byte[] stream = writer.compress(text, 0, text.length);
            assertThat(expander.byRuns(stream)).as(writer.description()).hasValue(text);
        }
    }

    private void expectOther(byte[] stream) {
        assertThat(expander.byRuns(stream)).isEmpty();
        assertThat(expander.expand(stream)).hasValue(OTHERS);
    }

    private static byte[] lines(int bytes) {
        StringBuilder text = new StringBuilder();
        for (int number = 0; text.length() < bytes; number++) {
            text.append(
                    "{\"@timestamp\":\"2026-11-23T16:05:%09dZ\",\"event.id\":\"%018d\",\"message\":\"GET /index\"}\n"
                            .formatted(number * 7_919, number * 31));
        }
        return text.substring(0, bytes).getBytes(UTF_8);
    }
}

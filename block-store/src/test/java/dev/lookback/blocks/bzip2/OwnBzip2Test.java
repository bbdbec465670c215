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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What it reads is right, whoever wrote it, and of what is not right it reads nothing. */
class OwnBzip2Test {

    private static final List<StreamCompressor> WRITERS = List.of(new NettyBzip2(), new CommonsBzip2());

    private final OwnBzip2 expander = new OwnBzip2();

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
    void readsNothingOfWhatIsNoBzip2() {
        expectNothing(new byte[0]);
        expectNothing("BZ".getBytes(UTF_8));
        expectNothing("no bzip2 at all".getBytes(UTF_8));
    }

    @Test
    void readsNoText() {
        expectRead(new byte[0]);
    }

    @Test
    void readsNoise() {
        byte[] noise = new byte[800_000];
        new Random(3).nextBytes(noise);
        expectRead(noise);
    }

    /** Where it repeats itself whole, walks go round in circles that never meet. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 63, 64, 65, 255, 256, 257, 4_095, 4_096, 4_097, 70_000, 300_000})
    void readsTextThatRepeatsItselfWhole(int period) {
        byte[] once = new byte[period];
        new Random(period).nextBytes(once);
        byte[] text = new byte[3 * period];
        for (int at = 0; at < text.length; at++) {
            text[at] = once[at % period];
        }
        expectRead(text);
    }

    @Test
    void readsTextOfEachLength() {
        byte[] text = lines(1_300);
        for (int length = 1; length <= text.length; length++) {
            expectRead(Arrays.copyOf(text, length));
        }
    }

    @Test
    void readsOneStreamAfterTheOtherInTheSameMemory() {
        for (int bytes : List.of(800_000, 10, 300_000, 1, 5_000)) {
            expectRead(lines(bytes));
        }
    }

    @Test
    void manyReadAtTheSameTime() throws Exception {
        byte[] text = lines(100_000);
        byte[] stream = new NettyBzip2().compress(text, 0, text.length);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Boolean>> read = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                read.add(threads.submit(
                        () -> Arrays.equals(text, expander.expand(stream).orElseThrow())));
            }
            for (Future<Boolean> isRight : read) {
                assertThat(isRight.get()).isTrue();
            }
        }
    }

    @Test
    void readsStreamsOfSeveralBlocks() throws IOException {
        byte[] text = lines(850_000);
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (BZip2CompressorOutputStream bzip2 = new BZip2CompressorOutputStream(compressed, 1)) {
            bzip2.write(text);
        }

        assertThat(isRead(compressed.toByteArray(), text)).isTrue();
    }

    @Test
    void readsNothingOfSeveralStreams() {
        byte[] one = new NettyBzip2().compress(lines(100), 0, 100);
        byte[] two = Arrays.copyOf(one, 2 * one.length);
        System.arraycopy(one, 0, two, one.length, one.length);

        expectNothing(two);
    }

    @Test
    void readsNothingOfWhatExpandsWithoutEnd() throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (BZip2CompressorOutputStream bzip2 = new BZip2CompressorOutputStream(compressed, 9)) {
            bzip2.write(new byte[2 * BlockCodec.MAX_STREAM_BYTES]);
        }

        expectNothing(compressed.toByteArray());
    }

    @Test
    void whereverItIsCutNothingIsRead() {
        byte[] stream = new NettyBzip2().compress(lines(2_000), 0, 2_000);

        for (int length = 0; length < stream.length; length++) {
            expectNothing(Arrays.copyOf(stream, length));
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
            Optional<byte[]> found = expander.expand(flipped);
            if (found.isPresent()) {
                read++;
                assertThat(found).as("bit " + bit).hasValue(text);
            }
        }
        // Some bits say nothing: a level that is higher than needed, the bits that fill the last byte.
        assertThat(read).isLessThan(stream.length * Byte.SIZE / 10);
    }

    /** Of a full one, what is wrong may have no room: that is no fault of the reader's. */
    @Test
    void aFullStreamThatIsDamagedGivesNothing() {
        byte[] text = lines(BlockCodec.MAX_STREAM_BYTES - 100);
        byte[] stream = new NettyBzip2().compress(text, 0, text.length);
        Random random = new Random(5);

        for (int i = 0; i < 200; i++) {
            byte[] damaged = stream.clone();
            int at = damaged.length / 4 + random.nextInt(damaged.length / 2);
            damaged[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
            assertThat(expander.expand(damaged)).isEmpty();
        }
    }

    private void expectRead(byte[] text) {
        for (StreamCompressor writer : WRITERS) {
            byte[] stream = writer.compress(text, 0, text.length);
            assertThat(isRead(stream, text)).as(writer.description()).isTrue();
        }
    }

    /** The text itself is nothing to print. */
    private boolean isRead(byte[] stream, byte[] text) {
        return expander.expand(stream).filter(read -> Arrays.equals(read, text)).isPresent();
    }

    private void expectNothing(byte[] stream) {
        assertThat(expander.expand(stream)).isEmpty();
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

package dev.lookback.workers.compressor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lookback.model.block.BlockCodec;
import dev.lookback.model.block.GzipBlockCodec;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

class OrderedStreamsTest {

    private static final int STREAMS = 20;

    @Test
    void theBytesAreTheSameWhateverTheNumberOfThreads() throws IOException {
        byte[] one = written(new GzipBlockCodec(), 1);

        assertThat(written(new GzipBlockCodec(), 3)).isEqualTo(one);
        assertThat(new GzipBlockCodec()
                        .decompress(new ByteArrayInputStream(one))
                        .readAllBytes())
                .isEqualTo(text());
    }

    @Test
    void aSlowStreamIsWrittenBeforeThoseBehindIt() throws IOException {
        assertThat(written(new SlowFirst(), 2)).isEqualTo(text());
    }

    @Test
    void aDiskThatIsFullIsSaid() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("full");
            }
        };

        assertThatThrownBy(() -> write(new GzipBlockCodec(), 2, full))
                .isInstanceOf(IOException.class)
                .hasMessage("full");
    }

    private static byte[] written(BlockCodec codec, int threads) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(write(codec, threads, out).stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(out.size());
        return out.toByteArray();
    }

    private static List<Integer> write(BlockCodec codec, int count, OutputStream out) throws IOException {
        try (CompressorThreads threads = new CompressorThreads(count)) {
            OrderedStreams streams = new OrderedStreams(codec, threads, out);
            for (int stream = 0; stream < STREAMS; stream++) {
                byte[] buffer = streams.buffer();
                Arrays.fill(buffer, 0, stream + 1, (byte) stream);
                streams.add(buffer, stream + 1);
            }
            return streams.finish();
        }
    }

    private static byte[] text() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int stream = 0; stream < STREAMS; stream++) {
            for (int i = 0; i <= stream; i++) {
                text.write(stream);
            }
        }
        return text.toByteArray();
    }

    /** Changes nothing; the first stream is not done before the second is. */
    private static final class SlowFirst implements BlockCodec {

        private final CountDownLatch second = new CountDownLatch(1);

        @Override
        public String name() {
            return "slow";
        }

        @Override
        public byte[] compress(byte[] buffer, int offset, int length) {
            if (length == 1) {
                try {
                    second.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            } else if (length == 2) {
                second.countDown();
            }
            return Arrays.copyOfRange(buffer, offset, offset + length);
        }

        @Override
        public InputStream decompress(InputStream compressed) {
            return compressed;
        }
    }
}

package dev.lookback.blocks;

import dev.lookback.model.block.BlockCodec;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** bzip2 by commons-compress; {@code bzcat} reads what it writes. */
public final class Bzip2BlockCodec implements BlockCodec {

    private static final int EXPECTED_RATIO = 4;

    @Override
    public String name() {
        return "bzip2";
    }

    @Override
    public byte[] compress(byte[] buffer, int offset, int length) {
        if (length > MAX_STREAM_BYTES) {
            throw new IllegalArgumentException(
                    "stream: " + length + " bytes (expected: at most " + MAX_STREAM_BYTES + ")");
        }
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(length / EXPECTED_RATIO + 1024);
        try (BZip2CompressorOutputStream bzip2 =
                new BZip2CompressorOutputStream(compressed, BZip2CompressorOutputStream.MAX_BLOCKSIZE)) {
            bzip2.write(buffer, offset, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    @Override
    public InputStream decompress(InputStream compressed) throws IOException {
        // Without true it would read the first stream only, and say nothing.
        return new BZip2CompressorInputStream(compressed, true);
    }
}

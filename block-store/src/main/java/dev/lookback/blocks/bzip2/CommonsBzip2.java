package dev.lookback.blocks.bzip2;

import dev.lookback.model.block.BlockCodec;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** commons-compress's bzip2. */
final class CommonsBzip2 implements StreamCompressor, StreamExpander {

    private static final int EXPECTED_RATIO = 4;

    @Override
    public String description() {
        return "commons-compress";
    }

    @Override
    public byte[] compress(byte[] text, int offset, int length) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(length / EXPECTED_RATIO + 1024);
        try (BZip2CompressorOutputStream bzip2 =
                new BZip2CompressorOutputStream(compressed, BZip2CompressorOutputStream.MAX_BLOCKSIZE)) {
            bzip2.write(text, offset, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    @Override
    public Optional<byte[]> expand(byte[] stream) {
        try (InputStream text = read(new ByteArrayInputStream(stream))) {
            byte[] bytes = text.readNBytes(BlockCodec.MAX_STREAM_BYTES + 1);
            return bytes.length > BlockCodec.MAX_STREAM_BYTES ? Optional.empty() : Optional.of(bytes);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Any bzip2 there is, in constant memory, on the reading thread. */
    static InputStream read(InputStream compressed) throws IOException {
        // Without true it would read the first stream only, and say nothing.
        return new BZip2CompressorInputStream(compressed, true);
    }
}

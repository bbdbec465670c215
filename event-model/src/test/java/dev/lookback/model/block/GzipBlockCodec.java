package dev.lookback.model.block;

import dev.lookback.model.batch.Gzip;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** A quick codec of the JDK's own for tests: it passes {@link BlockCodecContract}. */
public final class GzipBlockCodec implements BlockCodec {

    @Override
    public String name() {
        return "gzip";
    }

    @Override
    public byte[] compress(byte[] buffer, int offset, int length) {
        return Gzip.compress(buffer, offset, length);
    }

    @Override
    public InputStream decompress(InputStream compressed) throws IOException {
        return new GZIPInputStream(compressed);
    }
}

package dev.lookback.model.batch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** RFC 1952, in memory and bounded. */
public final class Gzip {

    private static final int BUFFER = 16 * 1024;

    private Gzip() {}

    public static byte[] compress(byte[] buffer, int offset, int length) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(length / 6 + 64);
        try (GZIPOutputStream gzip = new FastGzip(bytes)) {
            gzip.write(buffer, offset, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static boolean isGzip(byte[] value) {
        return value.length > 2 && value[0] == 0x1f && value[1] == (byte) 0x8b;
    }

    /** @throws IOException if it is damaged, cut, or expands to more than {@code limit} bytes */
    public static byte[] expand(byte[] value, int limit) throws IOException {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(value), BUFFER)) {
            byte[] bytes = gzip.readNBytes(limit);
            if (gzip.read() >= 0) {
                throw new IOException("gzip: expands to more than " + limit + " bytes");
            }
            return bytes;
        }
    }

    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(ByteArrayOutputStream out) throws IOException {
            super(out, BUFFER);
            // Level 1 takes a third of the default's time for a tenth more bytes; Kafka keeps them for days only.
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}

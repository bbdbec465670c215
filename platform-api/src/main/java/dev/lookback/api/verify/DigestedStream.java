package dev.lookback.api.verify;

import org.jspecify.annotations.Nullable;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Counts and digests what is read through it, and remembers whether reading failed: so that an archive that does not
 * answer is not taken for a damaged object.
 */
final class DigestedStream extends FilterInputStream {

    private static final int DRAIN_BYTES = 64 * 1024;

    private final MessageDigest digest = sha256();
    private volatile @Nullable IOException failure;
    private long bytes;

    DigestedStream(InputStream source) {
        super(source);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            int read = in.read(buffer, offset, length);
            if (read > 0) {
                digest.update(buffer, offset, read);
                bytes += read;
            }
            return read;
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public long skip(long count) throws IOException {
        return read(new byte[(int) Math.min(count, DRAIN_BYTES)]);
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Reads what is left. */
    void drain() throws IOException {
        byte[] buffer = new byte[DRAIN_BYTES];
        while (true) {
            if (read(buffer, 0, buffer.length) < 0) {
                return;
            }
        }
    }

    /** @throws IOException that came out of the source, if one did */
    void requireNoFailure() throws IOException {
        IOException came = failure;
        if (came != null) {
            throw came;
        }
    }

    long bytes() {
        return bytes;
    }

    /** Of all that was read; to be called once. */
    String digest() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

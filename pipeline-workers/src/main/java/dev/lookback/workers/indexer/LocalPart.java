package dev.lookback.workers.indexer;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A part's file while it is written, and what its bytes come to. A local disk that does not take them is no fault of the
 * part's: that is an {@link UncheckedIOException}.
 */
final class LocalPart implements Closeable {

    private final Path path;
    private final MessageDigest digest;
    private final OutputStream output;
    private long size;

    LocalPart(Path path) {
        this.path = path;
        this.digest = sha256();
        try {
            this.output = new DigestOutputStream(Files.newOutputStream(path), digest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void append(byte[] bytes, int length) {
        try {
            output.write(bytes, 0, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        size += length;
    }

    Path path() {
        return path;
    }

    /** Whether this is all of it, byte for byte. Ends the writing. */
    boolean isWhole(long expectedSize, String expectedSha256) {
        close();
        return size == expectedSize && HexFormat.of().formatHex(digest.digest()).equals(expectedSha256);
    }

    @Override
    public void close() {
        try {
            output.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

package dev.lookback.harvester.file;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A file's beginning, which stays the same while it grows and when it is renamed, copied or compressed.
 *
 * @param length in bytes, 1 to {@link #MAX_BYTES}: as many as there were
 * @param hash of these bytes
 */
record Fingerprint(int length, String hash) {

    static final int MAX_BYTES = 1_024;

    private static final int HASH_BYTES = 10;

    static Fingerprint of(byte[] bytes, int length) {
        byte[] hash = sha256(Arrays.copyOf(bytes, length));
        return new Fingerprint(length, HexFormat.of().formatHex(hash, 0, HASH_BYTES));
    }

    /** Whether a file that begins with these bytes, and has so many of them, may be the one. */
    boolean isOf(byte[] beginning, int available) {
        return available >= length && of(beginning, length).equals(this);
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static byte[] sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}

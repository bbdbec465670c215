package dev.lookback.harvester.rules;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The file itself. */
record RulesFile(Path path) {

    /**
     * What stands in it.
     *
     * @param hash tells one content from another
     */
    record Content(byte[] bytes, String hash) {}

    /** @throws IOException with a message for people, without the file's name */
    Content read() throws IOException {
        try (InputStream file = Files.newInputStream(path)) {
            byte[] bytes = file.readNBytes(RulesReader.MAX_BYTES + 1);
            if (bytes.length > RulesReader.MAX_BYTES) {
                throw new IOException("larger than " + RulesReader.MAX_BYTES + " bytes (expected: at most that)");
            }
            return new Content(bytes, hash(bytes));
        } catch (NoSuchFileException e) {
            throw new IOException("missing (expected: a file of rules)", e);
        }
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}

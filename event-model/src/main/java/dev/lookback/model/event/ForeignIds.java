package dev.lookback.model.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Ids for lines that reached Kafka without a head: a hash of where the line stands, so that every reader gives it the
 * same.
 */
public final class ForeignIds {

    private static final int CHARACTERS = 24;

    private ForeignIds() {}

    /**
     * @param topicId Kafka's, as text: a topic made anew has another
     * @param line counted from 0 within the record
     */
    public static String of(String topicId, int partition, long offset, int line) {
        ByteBuffer place =
                ByteBuffer.allocate(16).putInt(partition).putLong(offset).putInt(line);
        MessageDigest digest = sha256();
        digest.update(topicId.getBytes(StandardCharsets.UTF_8));
        digest.update(place.array());
        return Base32Hex.encode(digest.digest(), CHARACTERS);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

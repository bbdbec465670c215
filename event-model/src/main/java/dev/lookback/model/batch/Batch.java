package dev.lookback.model.batch;

/**
 * One Kafka message of a harvester. A resend is the same object.
 *
 * @param value gzip of event lines, each ended by a line feed; at most {@link #MAX_RAW_BYTES} before gzip
 */
public record Batch(BatchHeaders headers, byte[] value) {

    /** Of the lines before gzip. */
    public static final int MAX_RAW_BYTES = 1_000_000;
}

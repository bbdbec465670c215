package dev.lookback.model.block;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a part holds, as its name says it: {@code <topic>-<partition>-<firstOffset>-<lastOffset>-<events>-<rawBytes>}.
 * It holds every batch of its interval in its partition from the first to the last offset.
 *
 * @param topic {@link #topicHash} of Kafka's topic id, so that a topic made anew is not mistaken for the old one
 * @param offsets both inclusive
 * @param events without duplicates
 * @param rawBytes before compression
 */
public record PartName(String topic, int partition, OffsetRange offsets, long events, long rawBytes)
        implements Comparable<PartName> {

    private static final Pattern SHAPE =
            Pattern.compile("([0-9a-f]{8})-(\\d{1,9})-(\\d{1,18})-(\\d{1,18})-(\\d{1,18})-(\\d{1,18})");
    private static final Comparator<PartName> ORDER = Comparator.comparing(PartName::topic)
            .thenComparingInt(PartName::partition)
            .thenComparing(PartName::offsets)
            .thenComparingLong(PartName::events)
            .thenComparingLong(PartName::rawBytes);

    public PartName {
        if (partition < 0 || events < 0 || rawBytes < 0) {
            throw new IllegalArgumentException("part: partition " + partition + ", events " + events + ", rawBytes "
                    + rawBytes + " (expected: 0 or more)");
        }
    }

    /** The first 8 hex digits of SHA-256 of Kafka's topic id, taken as its base64 text. */
    public static String topicHash(String topicId) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(topicId.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Reads what {@link #toString()} wrote; empty for any other name, since a bucket may hold anything. */
    public static Optional<PartName> parse(String name) {
        Matcher match = SHAPE.matcher(name);
        if (!match.matches() || number(match, 3) > number(match, 4)) {
            return Optional.empty();
        }
        return Optional.of(new PartName(
                match.group(1),
                Integer.parseInt(match.group(2)),
                new OffsetRange(number(match, 3), number(match, 4)),
                number(match, 5),
                number(match, 6)));
    }

    /** Whether this part makes the other a leftover: the same source, and its whole range. */
    public boolean covers(PartName other) {
        return isOfSameSource(other)
                && offsets.encloses(other.offsets)
                && (!offsets.equals(other.offsets) || compareTo(other) > 0);
    }

    private boolean isOfSameSource(PartName other) {
        return topic.equals(other.topic) && partition == other.partition;
    }

    private static long number(Matcher match, int group) {
        return Long.parseLong(match.group(group));
    }

    @Override
    public int compareTo(PartName other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return topic + '-' + partition + '-' + offsets.first() + '-' + offsets.last() + '-' + events + '-' + rawBytes;
    }
}

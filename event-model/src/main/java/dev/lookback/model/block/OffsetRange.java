package dev.lookback.model.block;

import java.util.Comparator;

/**
 * Offsets of one Kafka partition, both ends included.
 *
 * @param first 0 or more
 * @param last first or more
 */
public record OffsetRange(long first, long last) implements Comparable<OffsetRange> {

    private static final Comparator<OffsetRange> ORDER =
            Comparator.comparingLong(OffsetRange::first).thenComparingLong(OffsetRange::last);

    public OffsetRange {
        if (first < 0 || last < first) {
            throw new IllegalArgumentException(
                    "offsets: " + first + " to " + last + " (expected: 0 or more, in order)");
        }
    }

    public boolean contains(long offset) {
        return offset >= first && offset <= last;
    }

    public boolean encloses(OffsetRange other) {
        return first <= other.first && last >= other.last;
    }

    @Override
    public int compareTo(OffsetRange other) {
        return ORDER.compare(this, other);
    }
}

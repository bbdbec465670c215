package dev.lookback.model.block;

import dev.lookback.model.time.Interval;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * All archived events of one interval. Its parts may hold the same event twice where their offset ranges cross; readers
 * merge and drop what stands twice, so the sums are upper bounds.
 *
 * @param parts that count, in order of their names; at least one
 */
public record Block(Interval interval, List<Part> parts) {

    public Block {
        parts = List.copyOf(parts);
    }

    /** Leaves out leftovers: parts whose whole range one other part covers. */
    public static Block of(Interval interval, Collection<Part> listed) {
        List<Part> counting = listed.stream()
                .filter(part -> listed.stream().noneMatch(other -> other.name().covers(part.name())))
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
        return new Block(interval, counting);
    }

    public long events() {
        return parts.stream().mapToLong(part -> part.name().events()).sum();
    }

    public long rawBytes() {
        return parts.stream().mapToLong(part -> part.name().rawBytes()).sum();
    }

    /** When the last of its parts was. */
    public Instant writtenAt() {
        return parts.stream()
                .map(Part::writtenAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    public long compressedBytes() {
        return parts.stream().mapToLong(Part::compressedBytes).sum();
    }
}

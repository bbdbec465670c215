package dev.lookback.workers.compressor;

import dev.lookback.model.block.OffsetRange;
import dev.lookback.model.time.Interval;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the archive has of a partition already, as listed when it was assigned. Only offsets that were there at that moment
 * can be archived already: later ones need no listing.
 */
final class Coverage {

    private final long rereadUntil;
    private final Map<Interval, List<OffsetRange>> listed = new HashMap<>();

    /** @param rereadUntil the partition's end offset when it was assigned */
    Coverage(long rereadUntil) {
        this.rereadUntil = rereadUntil;
    }

    boolean needsListing(Interval interval, long offset) {
        return offset < rereadUntil && !listed.containsKey(interval);
    }

    void list(Interval interval, Collection<OffsetRange> archived) {
        listed.put(interval, List.copyOf(archived));
    }

    boolean covers(Interval interval, long offset) {
        return offset < rereadUntil
                && listed.getOrDefault(interval, List.of()).stream().anyMatch(range -> range.contains(offset));
    }
}

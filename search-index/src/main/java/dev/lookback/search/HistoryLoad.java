package dev.lookback.search;

import dev.lookback.model.history.LoadResult;
import dev.lookback.model.time.Interval;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One load of archived events, into a history index or back into the recent indexes.
 *
 * @param id answers to another load are ignored
 * @param extent how much there is to load, as it was known when the record was saved
 * @param results of the intervals that are done; a redone one replaces its earlier result
 */
public record HistoryLoad(String id, Estimate estimate, Extent extent, SortedMap<Interval, Result> results) {

    public HistoryLoad {
        results = Collections.unmodifiableSortedMap(new TreeMap<>(results));
    }

    /** What the load was expected to be, from the archive's listing alone. */
    public record Estimate(
            long blocks, long compressedBytes, long rawBytes, long events, long indexBytes, Duration duration) {

        /** Of a load that nobody has foretold. */
        public static final Estimate NONE = new Estimate(0, 0, 0, 0, 0, Duration.ZERO);
    }

    /**
     * How much there is to load.
     *
     * @param blocks that are in the archive, and intervals that are not closed yet
     * @param pending intervals of those that are not closed yet
     */
    public record Extent(long blocks, long pending) {

        public static final Extent NONE = new Extent(0, 0);
    }

    /**
     * What became of an interval.
     *
     * @param missing names of parts that are listed but could not be read
     */
    public record Result(LoadResult.Counts events, List<String> missing) {

        public Result {
            missing = List.copyOf(missing);
        }
    }

    public HistoryLoad with(Extent next) {
        return new HistoryLoad(id, estimate, next, results);
    }

    public HistoryLoad with(Interval interval, Result result) {
        SortedMap<Interval, Result> next = new TreeMap<>(results);
        next.put(interval, result);
        return new HistoryLoad(id, estimate, extent, next);
    }
}

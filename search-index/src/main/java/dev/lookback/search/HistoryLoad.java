package dev.lookback.search;

import dev.lookback.model.history.LoadResult;
import dev.lookback.model.time.Interval;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One load of archived events, into a history index or back into the recent indexes.
 *
 * @param id answers to another load are ignored
 * @param extent how much there is to load, as it was known when the record was saved
 * @param estimate what it was expected to be, from the archive's listing
 * @param results of the intervals that are done; a redone one replaces its earlier result
 * @param spent time in which something of it was being loaded, as it was known when the record was saved
 * @param actual what it really was, once it is over
 */
public record HistoryLoad(
        String id,
        Size estimate,
        Extent extent,
        SortedMap<Interval, Result> results,
        Duration spent,
        Optional<Size> actual) {

    public HistoryLoad {
        results = Collections.unmodifiableSortedMap(new TreeMap<>(results));
    }

    /** One that has not begun, or that goes on where another ended. */
    public HistoryLoad(String id, Size estimate, Extent extent, SortedMap<Interval, Result> results) {
        this(id, estimate, extent, results, Duration.ZERO, Optional.empty());
    }

    /**
     * How large a load is.
     *
     * @param compressedBytes in the archive, as rawBytes and blocks are
     * @param events that are read, wanted or not
     * @param indexBytes of what is indexed, without replicas
     */
    public record Size(
            long blocks, long compressedBytes, long rawBytes, long events, long indexBytes, Duration duration) {

        /** Of a load that nobody has foretold. */
        public static final Size NONE = new Size(0, 0, 0, 0, 0, Duration.ZERO);
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
     * @param listed events that the names of its parts spoke of when it was read; 0 when nobody has said it
     * @param missing names of parts that are listed but could not be read
     */
    public record Result(LoadResult.Counts events, long listed, List<String> missing) {

        public Result {
            missing = List.copyOf(missing);
        }

        public Result(LoadResult.Counts events, List<String> missing) {
            this(events, 0, missing);
        }
    }

    /** Of all intervals that are done. */
    public LoadResult.Counts events() {
        return results.values().stream().map(Result::events).reduce(LoadResult.Counts.NONE, LoadResult.Counts::plus);
    }

    public HistoryLoad with(Extent next) {
        return new HistoryLoad(id, estimate, next, results, spent, actual);
    }

    public HistoryLoad with(Interval interval, Result result) {
        SortedMap<Interval, Result> next = new TreeMap<>(results);
        next.put(interval, result);
        return new HistoryLoad(id, estimate, extent, next, spent, actual);
    }

    public HistoryLoad with(Duration next) {
        return new HistoryLoad(id, estimate, extent, results, next, actual);
    }

    public HistoryLoad with(Optional<Size> next) {
        return new HistoryLoad(id, estimate, extent, results, spent, next);
    }
}

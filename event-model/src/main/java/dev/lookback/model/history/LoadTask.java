package dev.lookback.model.history;

import dev.lookback.model.time.Interval;
import dev.lookback.model.time.TimeRange;
import dev.lookback.model.topic.Environment;

import java.time.Instant;
import java.util.Optional;

/**
 * Load one interval's block, into a history index or into the recent indexes.
 *
 * @param index the history index, or the {@link RebuildName} of a rebuild of the recent ones
 * @param loadId of the load that asks: the answer carries it, and answers to another load are ignored
 * @param range what to keep: events in [start, end)
 * @param filter says which of those are wanted; all of them without one
 */
public record LoadTask(
        String index,
        String loadId,
        Environment environment,
        Interval interval,
        TimeRange range,
        Optional<Filter> filter) {

    /**
     * Which events are wanted.
     *
     * @param query a Lucene query string
     * @param now what {@code now} means in it: the same for every task of a load, whenever it is done
     */
    public record Filter(String query, Instant now) {}

    /** For all events of the range. */
    public LoadTask(String index, String loadId, Environment environment, Interval interval, TimeRange range) {
        this(index, loadId, environment, interval, range, Optional.empty());
    }

    /** Whether it is a rebuild's, and its events go to the recent indexes of their days. */
    public boolean fillsRecent() {
        return RebuildName.parse(index).isPresent();
    }

    /** The Kafka key, so that all indexers share the tasks of an index. */
    public String key() {
        return index + '/' + interval.key();
    }
}

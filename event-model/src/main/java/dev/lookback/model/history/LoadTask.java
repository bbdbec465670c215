package dev.lookback.model.history;

import dev.lookback.model.time.Interval;
import dev.lookback.model.time.TimeRange;
import dev.lookback.model.topic.Environment;

/**
 * Load one interval's block into a history index.
 *
 * @param index its name
 * @param loadId of the load that asks: the answer carries it, and answers to another load are ignored
 * @param range what to keep: events in [start, end)
 */
public record LoadTask(String index, String loadId, Environment environment, Interval interval, TimeRange range) {

    /** The Kafka key, so that all indexers share the tasks of an index. */
    public String key() {
        return index + '/' + interval.key();
    }
}

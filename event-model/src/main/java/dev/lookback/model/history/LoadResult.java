package dev.lookback.model.history;

import dev.lookback.model.time.Interval;

import java.util.List;

/**
 * What became of a {@link LoadTask}. The Kafka key is its index. A task that is done again gives a result that takes the
 * place of the earlier one.
 *
 * @param missing names of parts that are listed but could not be read; empty when the block is whole
 */
public record LoadResult(String index, String loadId, Interval interval, Counts events, List<String> missing) {

    public LoadResult {
        missing = List.copyOf(missing);
    }

    /**
     * @param read distinct events of the range in the block; those of them that were not rejected are in the index
     * @param duplicates events that stood in more than one part, beyond the first
     * @param rejected events that Elasticsearch refused for good
     * @param alreadyThere of those that are in the index, the ones that this task has not put there
     */
    public record Counts(long read, long duplicates, long rejected, long alreadyThere) {

        public static final Counts NONE = new Counts(0, 0, 0, 0);

        /** Of a task that has found none there. */
        public Counts(long read, long duplicates, long rejected) {
            this(read, duplicates, rejected, 0);
        }

        public long indexed() {
            return read - rejected;
        }

        public Counts plus(Counts other) {
            return new Counts(
                    read + other.read,
                    duplicates + other.duplicates,
                    rejected + other.rejected,
                    alreadyThere + other.alreadyThere);
        }
    }
}

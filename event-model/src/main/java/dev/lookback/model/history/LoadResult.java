package dev.lookback.model.history;

import dev.lookback.model.time.Interval;

import java.util.List;
import java.util.Optional;

/**
 * What became of a {@link LoadTask}. The Kafka key is its index. A task that is done again gives a result that takes the
 * place of the earlier one.
 *
 * @param listed events that the names of the block's parts speak of, when the task listed them, as
 *     {@link dev.lookback.model.block.Block#events()} does: a block that speaks of others has grown since. 0 when it was not said
 * @param missing names of parts that are listed but could not be read; empty when the block is whole
 * @param failure why the load cannot be done, now or later, for a person; absent when this task is done
 */
public record LoadResult(
        String index,
        String loadId,
        Interval interval,
        Counts events,
        long listed,
        List<String> missing,
        Optional<String> failure) {

    public LoadResult {
        missing = List.copyOf(missing);
    }

    /** Of a task that is done. */
    public LoadResult(String index, String loadId, Interval interval, Counts events, List<String> missing) {
        this(index, loadId, interval, events, 0, missing, Optional.empty());
    }

    public LoadResult withListed(long next) {
        return new LoadResult(index, loadId, interval, events, next, missing, failure);
    }

    /** Of a task that nobody can do. */
    public static LoadResult failed(LoadTask task, String failure) {
        return new LoadResult(
                task.index(), task.loadId(), task.interval(), Counts.NONE, 0, List.of(), Optional.of(failure));
    }

    /**
     * @param read distinct events of the range in the block; those of them that are wanted and were not rejected are
     *     in the index
     * @param duplicates events that stood in more than one part, beyond the first
     * @param rejected events that Elasticsearch refused for good
     * @param alreadyThere of those that are in the index, the ones that this task has not put there
     * @param unwanted of those that were read, the ones that the task's filter does not want
     */
    public record Counts(long read, long duplicates, long rejected, long alreadyThere, long unwanted) {

        public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

        /** Of a task that wants all and has found none there. */
        public Counts(long read, long duplicates, long rejected) {
            this(read, duplicates, rejected, 0, 0);
        }

        public long indexed() {
            return read - unwanted - rejected;
        }

        public Counts plus(Counts other) {
            return new Counts(
                    read + other.read,
                    duplicates + other.duplicates,
                    rejected + other.rejected,
                    alreadyThere + other.alreadyThere,
                    unwanted + other.unwanted);
        }
    }
}

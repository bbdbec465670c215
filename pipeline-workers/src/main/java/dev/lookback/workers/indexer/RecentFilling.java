package dev.lookback.workers.indexer;

import dev.lookback.model.event.EventHead;
import dev.lookback.model.history.LoadTask;
import dev.lookback.search.RecentIndexes;
import dev.lookback.workers.bulk.DayIndexes;

/** The recent indexes: each event goes to its day's, as live ones do. */
final class RecentFilling implements Filling {

    private final RecentIndexes indexes;
    private final CountedPipeline pipeline;

    RecentFilling(RecentIndexes indexes, CountedPipeline pipeline) {
        this.indexes = indexes;
        this.pipeline = pipeline;
    }

    /** Whichever day is missing, the pipeline's writer makes; the aliases of those that are there are put right here. */
    @Override
    public boolean begin(LoadTask task) {
        indexes.prepare(task.environment());
        return true;
    }

    @Override
    public CountedPipeline pipeline() {
        return pipeline;
    }

    @Override
    public Target target(LoadTask task) {
        DayIndexes days = new DayIndexes(task.environment());
        return (buffer, offset) -> days.of(EventHead.epochSecond(buffer, offset));
    }
}

package dev.lookback.workers.indexer;

import dev.lookback.model.history.HistoryIndexName;
import dev.lookback.model.history.LoadTask;
import dev.lookback.search.HistoryIndexes;

/** A history index, by the alias that goes with it. */
final class HistoryFilling implements Filling {

    private final HistoryIndexes indexes;
    private final CountedPipeline pipeline;

    HistoryFilling(HistoryIndexes indexes, CountedPipeline pipeline) {
        this.indexes = indexes;
        this.pipeline = pipeline;
    }

    @Override
    public boolean begin(LoadTask task) {
        return indexes.find(task.index()).isPresent();
    }

    @Override
    public CountedPipeline pipeline() {
        return pipeline;
    }

    @Override
    public Target target(LoadTask task) {
        String alias = HistoryIndexName.writeAlias(task.index());
        return (buffer, offset) -> alias;
    }
}

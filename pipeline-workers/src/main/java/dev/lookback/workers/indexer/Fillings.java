package dev.lookback.workers.indexer;

import dev.lookback.model.history.LoadTask;

/** One worker's. */
record Fillings(Filling history, Filling recent) {

    Filling of(LoadTask task) {
        return task.fillsRecent() ? recent : history;
    }
}

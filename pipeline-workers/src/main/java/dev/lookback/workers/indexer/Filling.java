package dev.lookback.workers.indexer;

import dev.lookback.model.history.LoadTask;

/** What a kind of task fills, for one worker. */
interface Filling {

    /**
     * Makes ready for a task, or says that there is nothing to fill any more: the task was cancelled.
     *
     * @throws dev.lookback.search.SearchUnavailableException if there is no answer now
     */
    boolean begin(LoadTask task);

    CountedPipeline pipeline();

    /** Where this task's events go. */
    Target target(LoadTask task);

    /** Names the index, or alias, of an event line. */
    interface Target {

        String of(byte[] buffer, int offset);
    }
}

package dev.lookback.api.schedule;

import dev.lookback.model.history.LoadTask;

import java.util.List;

/** Where tasks go for any indexer to take. */
interface TaskQueue {

    /**
     * Returns when all of them are sure to be kept.
     *
     * @throws dev.lookback.api.problem.ServiceUnavailableException if that is not known: any of them may have been
     *     sent, and all may be sent again
     * @throws dev.lookback.search.SearchUnavailableException if nobody knows whether there is room for more
     */
    void send(List<LoadTask> tasks);
}

package dev.lookback.workers.indexer;

import dev.lookback.model.filter.EventFilter;
import dev.lookback.model.history.LoadTask;

/** Reads the filters of tasks. */
@FunctionalInterface
interface TaskFilters {

    /**
     * Says which events a task wants: the same ones whenever it is done, also where the query asks for {@code now}.
     *
     * @throws dev.lookback.model.filter.FilterSyntaxException if the query cannot be read
     */
    EventFilter of(LoadTask task);
}

package dev.lookback.search;

import java.util.Optional;

/** Reads events back from recent and history indexes, a page at a time. Asking changes nothing and may be repeated. */
public interface EventSearch {

    /**
     * The page that the query describes; empty if there is no such index. Where the time limit has ended the search, the
     * page says so and holds what was found until then.
     *
     * @throws QueryRefusedException if the query's text means nothing to Elasticsearch
     * @throws SearchUnavailableException when there is no answer now
     */
    Optional<EventPage> search(EventQuery query);
}

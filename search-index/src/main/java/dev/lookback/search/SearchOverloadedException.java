package dev.lookback.search;

/** Elasticsearch has more to do than it can: ask again later, and for less at a time. */
public final class SearchOverloadedException extends SearchUnavailableException {

    public SearchOverloadedException(String message) {
        super(message);
    }
}

package dev.lookback.search;

/**
 * Elasticsearch cannot be reached, or does not do now what it was asked. Whether it has done it, or a part of it, is not
 * known: everything in this package is safe to ask again.
 */
public sealed class SearchUnavailableException extends RuntimeException permits SearchOverloadedException {

    public SearchUnavailableException(String message) {
        super(message);
    }

    public SearchUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}

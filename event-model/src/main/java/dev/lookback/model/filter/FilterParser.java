package dev.lookback.model.filter;

/** Reads filters. Any number of threads may use one. */
@FunctionalInterface
public interface FilterParser {

    /**
     * Reads a Lucene query string; a blank one wants every event.
     *
     * @throws FilterSyntaxException when it is none
     */
    EventFilter parse(String query);
}

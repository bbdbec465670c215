package dev.lookback.search;

import dev.lookback.model.time.TimeRange;

import java.util.Optional;

/**
 * What to look for.
 *
 * @param target an index or alias; no pattern
 * @param text a Lucene query string; a blank one finds all
 * @param range of event time
 * @param buckets of the histogram, at most; zero for none
 */
public record EventQuery(String target, String text, TimeRange range, Page page, int buckets) {

    /** By event time, events of the same nanosecond by their ids: a total order, the same in every answer. */
    public enum Order {
        NEWEST,
        OLDEST
    }

    /**
     * Which of the events that are found.
     *
     * @param after the page's first event is the next behind this one; absent for the first page
     */
    public record Page(Order order, int size, Optional<EventPosition> after) {}
}

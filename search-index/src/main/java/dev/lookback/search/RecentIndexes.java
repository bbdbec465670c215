package dev.lookback.search;

import dev.lookback.model.time.TimeRange;
import dev.lookback.model.topic.Environment;

import java.time.LocalDate;
import java.util.List;

/**
 * The indexes that hold an environment's last days. All methods may be repeated, and throw
 * {@link SearchUnavailableException} when there is no answer now.
 */
public interface RecentIndexes {

    /**
     * Puts the template right, by which an index gets the mapping, and gives every index of ours the aliases that it
     * lacks. Indexes that exist keep their mapping.
     */
    void prepare(Environment environment);

    /** Makes a day's index with mapping and aliases; one that exists is given the aliases that it lacks. */
    void make(Environment environment, LocalDate day);

    /** The days that have an index, in order. */
    List<LocalDate> days(Environment environment);

    /** How many documents of a range of event time a search by the alias sees now, after a refresh. */
    long count(Environment environment, TimeRange range);

    /** Deletes a day's index, if there is one. */
    void delete(Environment environment, LocalDate day);
}

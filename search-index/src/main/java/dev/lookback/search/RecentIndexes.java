package dev.lookback.search;

import dev.lookback.model.topic.Environment;

import java.time.LocalDate;
import java.util.List;

/**
 * The indexes that hold an environment's last days. All methods may be repeated, and throw
 * {@link SearchUnavailableException} when there is no answer now.
 */
public interface RecentIndexes {

    /**
     * Puts the template in place by which a write makes an index with the right mapping and the alias. Indexes that exist
     * keep theirs.
     */
    void prepare(Environment environment);

    /** The days that have an index, in order. */
    List<LocalDate> days(Environment environment);

    /** Deletes a day's index, if there is one. */
    void delete(Environment environment, LocalDate day);
}

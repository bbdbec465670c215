package dev.lookback.search;

import dev.lookback.model.topic.Environment;

import java.util.List;
import java.util.Optional;

/**
 * The state of history indexes, kept in a hidden index with optimistic locking. All methods throw
 * {@link SearchUnavailableException} when there is no answer now.
 */
public interface HistoryRecords {

    /** As it was last saved, also a moment ago. */
    Optional<HistoryRecord> find(String index);

    /**
     * The newest first, with everything saved before the call.
     *
     * @param environment only of this one; of all when absent
     * @param state only in this one; in any when absent
     */
    List<HistoryRecord> findAll(Optional<Environment> environment, Optional<HistoryState> state);

    /**
     * What the last loads of history indexes really were, whatever has become of the indexes; the last one first.
     *
     * @param environment only of this one; of all when absent
     * @param count at most; loads that ended long before others are not looked for
     */
    List<PastLoad> lastLoads(Optional<Environment> environment, int count);

    /** A load that is over. */
    record PastLoad(HistoryLoad.Size actual, boolean isFiltered) {}

    /**
     * Saves a record that has no version yet, or takes the place of the version it has.
     *
     * @return the record with its new version
     * @throws RecordConflictException if another one was saved in between: nothing is changed; read it again
     */
    HistoryRecord save(HistoryRecord history);
}

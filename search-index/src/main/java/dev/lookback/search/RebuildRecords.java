package dev.lookback.search;

import dev.lookback.model.topic.Environment;

import java.util.List;
import java.util.Optional;

/**
 * The state of rebuilds, kept in a hidden index with optimistic locking. All methods throw
 * {@link SearchUnavailableException} when there is no answer now.
 */
public interface RebuildRecords {

    /** As it was last saved, also a moment ago. */
    Optional<RebuildRecord> find(String name);

    /**
     * The newest first, with everything saved before the call.
     *
     * @param environment only of this one; of all when absent
     * @param state only in this one; in any when absent
     */
    List<RebuildRecord> findAll(Optional<Environment> environment, Optional<RebuildState> state);

    /**
     * Saves a record that has no version yet, or takes the place of the version it has.
     *
     * @return the record with its new version
     * @throws RecordConflictException if another one was saved in between: nothing is changed; read it again
     */
    RebuildRecord save(RebuildRecord rebuild);
}

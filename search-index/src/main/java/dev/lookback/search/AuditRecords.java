package dev.lookback.search;

import dev.lookback.model.time.TimeRange;
import dev.lookback.model.topic.Environment;

import java.util.List;

/**
 * What was asked for, kept in a hidden index: where Elasticsearch is wiped, it is gone. All methods throw
 * {@link SearchUnavailableException} when there is no answer now.
 */
public interface AuditRecords {

    /** Saves a record, in the place of the one with its id. When it returns, the record is there. */
    void save(AuditRecord record);

    /** The newest first, at most so many, with everything saved before the call. */
    List<AuditRecord> find(Environment environment, TimeRange range, int limit);
}

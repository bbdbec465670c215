package dev.lookback.api.schedule;

import dev.lookback.search.HistoryRecord;
import dev.lookback.search.HistoryRecords;
import dev.lookback.search.HistoryState;
import dev.lookback.search.RecordConflictException;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads and saves the records of loads, and lets what others have saved in between hold. */
final class LoadStore {

    private static final int MAX_ATTEMPTS = 10;

    private final HistoryRecords records;

    LoadStore(HistoryRecords records) {
        this.records = records;
    }

    List<HistoryRecord> in(HistoryState state) {
        return records.findAll(Optional.empty(), Optional.of(state));
    }

    /** Whether the record is still of this load, and the load not ended by somebody else. */
    boolean isCurrent(ActiveLoad load) {
        return records.find(load.index()).filter(stored -> isOf(load, stored)).isPresent();
    }

    /**
     * @param next the record to save, asked for again when the saved one has changed meanwhile
     * @return false if the load is no more: it was cancelled, or another has taken its place
     * @throws RecordConflictException if others save faster than this: try later
     */
    boolean save(ActiveLoad load, Supplier<HistoryRecord> next, Instant now) {
        for (int attempt = 1; ; attempt++) {
            try {
                load.saved(records.save(next.get()), now);
                return true;
            } catch (RecordConflictException e) {
                Optional<HistoryRecord> stored = records.find(load.index()).filter(other -> isOf(load, other));
                if (stored.isEmpty()) {
                    return false;
                }
                if (attempt == MAX_ATTEMPTS) {
                    throw e;
                }
                load.rebase(stored.get());
            }
        }
    }

    private static boolean isOf(ActiveLoad load, HistoryRecord stored) {
        return stored.load().id().equals(load.saved().load().id())
                && !stored.status().state().isFinal();
    }
}

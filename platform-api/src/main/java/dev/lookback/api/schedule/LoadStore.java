package dev.lookback.api.schedule;

import dev.lookback.search.HistoryRecords;
import dev.lookback.search.HistoryState;
import dev.lookback.search.RebuildRecords;
import dev.lookback.search.RebuildState;
import dev.lookback.search.RecordConflictException;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Reads and saves the records of loads, and lets what others have saved in between hold. */
final class LoadStore {

    private static final int MAX_ATTEMPTS = 10;

    private final HistoryRecords histories;
    private final RebuildRecords rebuilds;

    LoadStore(HistoryRecords histories, RebuildRecords rebuilds) {
        this.histories = histories;
        this.rebuilds = rebuilds;
    }

    List<LoadRecord> queued() {
        return in(HistoryState.QUEUED, RebuildState.QUEUED);
    }

    List<LoadRecord> loading() {
        return in(HistoryState.LOADING, RebuildState.LOADING);
    }

    /** Whether the record is still of this load, and the load not ended by somebody else. */
    boolean isCurrent(ActiveLoad load) {
        return find(load.saved()).filter(stored -> isOf(load, stored)).isPresent();
    }

    /**
     * @param next the record to save, asked for again when the saved one has changed meanwhile
     * @return false if the load is no more: it was cancelled, or another has taken its place
     * @throws RecordConflictException if others save faster than this: try later
     */
    boolean save(ActiveLoad load, Supplier<LoadRecord> next, Instant now) {
        for (int attempt = 1; ; attempt++) {
            try {
                load.saved(save(next.get()), now);
                return true;
            } catch (RecordConflictException e) {
                Optional<LoadRecord> stored = find(load.saved()).filter(other -> isOf(load, other));
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

    private List<LoadRecord> in(HistoryState history, RebuildState rebuild) {
        return Stream.<LoadRecord>concat(
                        histories.findAll(Optional.empty(), Optional.of(history)).stream()
                                .map(LoadRecord.OfHistory::new),
                        rebuilds.findAll(Optional.empty(), Optional.of(rebuild)).stream()
                                .map(LoadRecord.OfRebuild::new))
                .toList();
    }

    private Optional<LoadRecord> find(LoadRecord saved) {
        return switch (saved) {
            case LoadRecord.OfHistory history -> histories.find(history.name()).map(LoadRecord.OfHistory::new);
            case LoadRecord.OfRebuild rebuild -> rebuilds.find(rebuild.name()).map(LoadRecord.OfRebuild::new);
        };
    }

    private LoadRecord save(LoadRecord next) {
        return switch (next) {
            case LoadRecord.OfHistory history -> new LoadRecord.OfHistory(histories.save(history.record()));
            case LoadRecord.OfRebuild rebuild -> new LoadRecord.OfRebuild(rebuilds.save(rebuild.record()));
        };
    }

    private static boolean isOf(ActiveLoad load, LoadRecord stored) {
        return stored.load().id().equals(load.saved().load().id()) && !stored.isFinal();
    }
}

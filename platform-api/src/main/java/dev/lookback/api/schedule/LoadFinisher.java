package dev.lookback.api.schedule;

import dev.lookback.search.HistoryIndexes;
import dev.lookback.search.HistoryState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Ends a load whose intervals are all done: only when the index holds what was read, less what was rejected. Where it
 * does not, everything is loaded once more; when that does not help either, the load has failed.
 */
final class LoadFinisher {

    private static final Logger log = LoggerFactory.getLogger(LoadFinisher.class);

    private final HistoryIndexes indexes;
    private final LoadStore store;

    LoadFinisher(HistoryIndexes indexes, LoadStore store) {
        this.indexes = indexes;
        this.store = store;
    }

    /** Looks at the index and ends the load, or begins it anew; says whether it is over. */
    boolean finish(ActiveLoad load, Instant now) {
        LoadLedger ledger = load.ledger();
        long expected = ledger.events().indexed();
        Optional<Long> count = indexes.count(load.index());
        if (count.isEmpty()) {
            return failWithoutIndex(load, now);
        }
        boolean isWhole = ledger.missing().isEmpty();
        // A part that broke off in the middle may have left events that its block's result does not count.
        if (isWhole ? count.get() == expected : count.get() >= expected) {
            return end(load, isWhole ? HistoryState.READY : HistoryState.PARTIAL, now, Optional.empty());
        }
        String difference = count.get() + " events in the index (expected: " + expected + ", as many as were read)";
        if (load.wasStartedOver()) {
            return fail(load, difference + ", also after loading twice", now);
        }
        log.warn("{}: {}, loading again", load.index(), difference);
        load.startOver(UUID.randomUUID().toString());
        return !store.save(load, load::progress, now);
    }

    /** Whether the load's index is there; if not, the load is over. */
    boolean isWithoutIndex(ActiveLoad load, Instant now) {
        return indexes.find(load.index()).isEmpty() && failWithoutIndex(load, now);
    }

    private boolean failWithoutIndex(ActiveLoad load, Instant now) {
        return fail(load, "the index is gone (expected: to be deleted by DELETE or its expiry alone)", now);
    }

    private boolean fail(ActiveLoad load, String error, Instant now) {
        if (store.save(load, () -> load.outcome(HistoryState.FAILED, now, Optional.of(error)), now)) {
            log.error("{}: failed: {}", load.index(), error);
            indexes.delete(load.index());
        }
        return true;
    }

    private boolean end(ActiveLoad load, HistoryState state, Instant now, Optional<String> error) {
        indexes.settle(load.index());
        store.save(load, () -> load.outcome(state, now, error), now);
        return true;
    }
}

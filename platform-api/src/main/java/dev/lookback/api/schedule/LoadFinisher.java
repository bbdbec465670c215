package dev.lookback.api.schedule;

import dev.lookback.api.schedule.LoadRecord.Ending;
import dev.lookback.api.schedule.LoadRecord.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Ends a load whose intervals are all done: only when what it fills holds what was read, less what was rejected. Where it
 * does not, everything is loaded once more; when that does not help either, the load has failed.
 */
final class LoadFinisher {

    private static final Logger log = LoggerFactory.getLogger(LoadFinisher.class);

    private final LoadTarget history;
    private final LoadTarget recent;
    private final LoadStore store;
    private final SchedulerMetrics metrics;

    LoadFinisher(LoadTarget history, LoadTarget recent, LoadStore store, SchedulerMetrics metrics) {
        this.history = history;
        this.recent = recent;
        this.store = store;
        this.metrics = metrics;
    }

    /**
     * Tells what is filled when the first events of a load that goes on are there: once, and once more after a takeover. Late
     * parts are added to what is settled already.
     */
    void lookForFirstEvents(ActiveLoad load) {
        boolean isToTell =
                !load.hasBegun() && !load.saved().wasOver() && !load.ledger().isDone();
        if (isToTell && load.ledger().events().indexed() > 0) {
            target(load).begun(load);
            load.begun();
        }
    }

    /** Looks at what was loaded and ends the load, or begins it anew; says whether it is over. */
    boolean finish(ActiveLoad load, Instant now) {
        Optional<LoadTarget.Holding> found = target(load).look(load, now);
        if (found.isEmpty()) {
            return failWithoutIndex(load, now);
        }
        Optional<String> difference = found.get().difference();
        if (difference.isEmpty()) {
            return end(load, found.get(), now);
        }
        if (load.wasStartedOver()) {
            return fail(load, difference.get() + ", also after loading twice", now);
        }
        log.warn("{}: {}, loading again", load.name(), difference.get());
        load.startOver(UUID.randomUUID().toString());
        return !store.save(load, load::progress, now);
    }

    /** Whether the load's index is there; if not, the load is over. */
    boolean isWithoutIndex(ActiveLoad load, Instant now) {
        return !target(load).isThere(load) && failWithoutIndex(load, now);
    }

    /** Whether an indexer has said that it cannot be done; if so, the load is over. */
    boolean isImpossible(ActiveLoad load, Instant now) {
        return load.failure().filter(reason -> fail(load, reason, now)).isPresent();
    }

    private LoadTarget target(ActiveLoad load) {
        return switch (load.saved()) {
            case LoadRecord.OfHistory _ -> history;
            case LoadRecord.OfRebuild _ -> recent;
        };
    }

    private boolean failWithoutIndex(ActiveLoad load, Instant now) {
        return fail(load, "the index is gone (expected: to be deleted by DELETE or its expiry alone)", now);
    }

    private boolean fail(ActiveLoad load, String error, Instant now) {
        Ending ending = new Ending(Outcome.FAILED, now, Optional.empty(), Optional.of(error));
        if (store.save(load, () -> load.ended(ending), now)) {
            metrics.ended(Outcome.FAILED);
            log.error("{}: failed: {}", load.name(), error);
            target(load).discard(load);
        }
        return true;
    }

    private boolean end(ActiveLoad load, LoadTarget.Holding holding, Instant now) {
        target(load).settle(load);
        holding.bytes().ifPresent(load::measured);
        Outcome outcome = load.ledger().missing().isEmpty() ? Outcome.READY : Outcome.PARTIAL;
        Ending ending = new Ending(outcome, now, Optional.of(holding.documents()), Optional.empty());
        if (store.save(load, () -> load.ended(ending), now)) {
            metrics.ended(outcome);
        }
        return true;
    }
}

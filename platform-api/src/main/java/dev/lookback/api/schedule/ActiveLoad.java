package dev.lookback.api.schedule;

import dev.lookback.model.history.LoadTask;
import dev.lookback.model.time.Interval;
import dev.lookback.model.time.Intervals;
import dev.lookback.search.HistoryLoad;
import dev.lookback.search.HistoryRecord;
import dev.lookback.search.HistoryState;

import java.time.Instant;
import java.util.Optional;

/** A load that this process schedules: its record as it was last saved, and what has become of it since. */
final class ActiveLoad {

    private final LoadLedger ledger;
    private HistoryRecord saved;
    private String loadId;
    private boolean isChanged;
    private boolean wasStartedOver;
    private Instant savedAt;

    ActiveLoad(HistoryRecord record, Intervals intervals, Instant now) {
        this.saved = record;
        this.loadId = record.load().id();
        this.ledger = new LoadLedger(
                intervals.first(record.request().range()),
                intervals.last(record.request().range()),
                record.load().results());
        this.savedAt = now;
    }

    String index() {
        return saved.index();
    }

    HistoryRecord saved() {
        return saved;
    }

    LoadLedger ledger() {
        return ledger;
    }

    String loadId() {
        return loadId;
    }

    /** Results of another load, asked for before or since, are not this one's. */
    boolean take(String resultLoadId, Interval interval, HistoryLoad.Result result) {
        boolean taken = loadId.equals(resultLoadId) && ledger.take(interval, result);
        isChanged |= taken;
        return taken;
    }

    LoadTask task(Interval interval) {
        HistoryRecord.Request request = saved.request();
        return new LoadTask(index(), loadId, request.environment(), interval, request.range());
    }

    /** Loads everything once more, as another load, so that answers to the first do not count. */
    void startOver(String newLoadId) {
        ledger.startOver();
        loadId = newLoadId;
        wasStartedOver = true;
        isChanged = true;
    }

    boolean wasStartedOver() {
        return wasStartedOver;
    }

    void changed() {
        isChanged = true;
    }

    boolean isChanged() {
        return isChanged;
    }

    Instant savedAt() {
        return savedAt;
    }

    /** The record as it is to be saved while the load goes on. */
    HistoryRecord progress() {
        return saved.with(load()).with(saved.status().with(HistoryState.LOADING));
    }

    /** The record as it is to be saved at the end. */
    HistoryRecord outcome(HistoryState state, Instant now, Optional<String> error) {
        HistoryRecord.Status status = saved.status();
        return saved.with(load())
                .with(new HistoryRecord.Status(state, status.createdAt(), status.expiresAt(), Optional.of(now), error));
    }

    void saved(HistoryRecord record, Instant now) {
        saved = record;
        savedAt = now;
        isChanged = false;
    }

    /** Another process has changed the record: what it says of the request and the expiry holds. */
    void rebase(HistoryRecord stored) {
        saved = stored;
    }

    private HistoryLoad load() {
        return new HistoryLoad(loadId, saved.load().estimate(), ledger.extent(), ledger.results());
    }
}

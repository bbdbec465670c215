package dev.lookback.api.schedule;

import dev.lookback.model.block.Block;
import dev.lookback.model.history.LoadResult;
import dev.lookback.model.history.LoadTask;
import dev.lookback.model.time.Interval;
import dev.lookback.model.time.Intervals;
import dev.lookback.search.HistoryLoad;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** A load that this process schedules: its record as it was last saved, and what has become of it since. */
final class ActiveLoad {

    private final LoadLedger ledger;
    private LoadRecord saved;
    private String loadId;
    private boolean isChanged;
    private boolean wasStartedOver;
    private boolean isListedAgain;
    private Optional<String> failure = Optional.empty();
    private Instant savedAt;
    private Duration spent;
    private Optional<HistoryLoad.Size> actual = Optional.empty();
    private Instant steppedAt;
    private boolean wasOutstanding;
    private boolean hasBegun;

    ActiveLoad(LoadRecord record, Intervals intervals, Instant now) {
        this.saved = record;
        this.loadId = record.load().id();
        this.ledger = new LoadLedger(
                intervals.first(record.range()),
                intervals.last(record.range()),
                record.load().results());
        this.savedAt = now;
        this.spent = record.load().spent();
        this.steppedAt = now;
    }

    String name() {
        return saved.name();
    }

    LoadRecord saved() {
        return saved;
    }

    LoadLedger ledger() {
        return ledger;
    }

    String loadId() {
        return loadId;
    }

    /**
     * A step was taken: what lies behind it counts where something was outstanding, and not where intervals are open. Nor does
     * the adding of late parts, which come a few at a time: how quickly loads go would be told by how often that is.
     */
    void stepped(Instant now) {
        if (wasOutstanding && now.isAfter(steppedAt) && !saved.wasOver()) {
            spent = spent.plus(Duration.between(steppedAt, now));
        }
        steppedAt = now;
        wasOutstanding = ledger.outstanding() > 0;
    }

    /** What it fills knows that the first events are there. */
    void begun() {
        hasBegun = true;
    }

    boolean hasBegun() {
        return hasBegun;
    }

    /** Everything is done, and was found to take as many bytes. */
    void measured(long indexBytes) {
        actual = Optional.of(ledger.size(indexBytes, spent));
    }

    /** Results of another load, asked for before or since, are not this one's. */
    boolean take(LoadResult result) {
        if (!loadId.equals(result.loadId())) {
            return false;
        }
        if (result.failure().isPresent()) {
            failure = result.failure();
            return true;
        }
        boolean taken = ledger.take(
                result.interval(), new HistoryLoad.Result(result.events(), result.listed(), result.missing()));
        isChanged |= taken;
        return taken;
    }

    /** Why an indexer cannot do what the load asks for, if so. */
    Optional<String> failure() {
        return failure;
    }

    LoadTask task(Interval interval) {
        return new LoadTask(name(), loadId, saved.environment(), interval, saved.range(), saved.filter());
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

    /** All its intervals were listed a second time: those of which there is more now than was read are to be done again. */
    void listedAgain(Collection<Block> blocks) {
        ledger.listedAgain(blocks);
        isListedAgain = true;
        isChanged = true;
    }

    boolean isListedAgain() {
        return isListedAgain;
    }

    /** The record as it is to be saved while the load goes on. */
    LoadRecord progress() {
        return saved.loading(load());
    }

    /** The record as it is to be saved at the end. */
    LoadRecord ended(LoadRecord.Ending ending) {
        return saved.ended(load(), ending);
    }

    void saved(LoadRecord record, Instant now) {
        saved = record;
        savedAt = now;
        isChanged = false;
    }

    /** Another process has changed the record: what it says of the request and the expiry holds. */
    void rebase(LoadRecord stored) {
        saved = stored;
    }

    private HistoryLoad load() {
        return new HistoryLoad(loadId, saved.load().estimate(), ledger.extent(), ledger.results(), spent, actual);
    }
}

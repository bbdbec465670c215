package dev.lookback.api.schedule;

import dev.lookback.model.history.LoadTask;
import dev.lookback.model.time.TimeRange;
import dev.lookback.model.topic.Environment;
import dev.lookback.search.HistoryLoad;
import dev.lookback.search.HistoryRecord;
import dev.lookback.search.HistoryState;
import dev.lookback.search.RebuildRecord;
import dev.lookback.search.RebuildState;

import java.time.Instant;
import java.util.Optional;

/** The stored record of a load, whatever it fills: a history index, or the recent indexes. */
sealed interface LoadRecord {

    /** By which tasks and results are known to be its. */
    String name();

    Environment environment();

    TimeRange range();

    /** Which events of the range are wanted; all of them without one. */
    Optional<LoadTask.Filter> filter();

    HistoryLoad load();

    /** Whether it is over. */
    boolean isFinal();

    /** Whether it was over before, and late parts are being added. */
    boolean wasOver();

    /** As it is to be saved while the load goes on. */
    LoadRecord loading(HistoryLoad load);

    /** As it is to be saved at the end. */
    LoadRecord ended(HistoryLoad load, Ending ending);

    /**
     * How a load ends.
     *
     * @param documents that were found where it has written, if that was looked at
     * @param error for a person
     */
    record Ending(Outcome outcome, Instant at, Optional<Long> documents, Optional<String> error) {}

    /** What became of it. */
    enum Outcome {
        READY,
        PARTIAL,
        FAILED
    }

    /** Of a history index. */
    record OfHistory(HistoryRecord record) implements LoadRecord {

        @Override
        public String name() {
            return record.index();
        }

        @Override
        public Environment environment() {
            return record.request().environment();
        }

        @Override
        public TimeRange range() {
            return record.request().range();
        }

        @Override
        public Optional<LoadTask.Filter> filter() {
            Instant askedAt = record.status().createdAt();
            return record.request().filter().map(query -> new LoadTask.Filter(query, askedAt));
        }

        @Override
        public HistoryLoad load() {
            return record.load();
        }

        @Override
        public boolean isFinal() {
            return record.status().state().isFinal();
        }

        @Override
        public boolean wasOver() {
            return record.status().finishedAt().isPresent();
        }

        @Override
        public LoadRecord loading(HistoryLoad load) {
            return new OfHistory(record.with(load).with(record.status().with(HistoryState.LOADING)));
        }

        @Override
        public LoadRecord ended(HistoryLoad load, Ending ending) {
            HistoryRecord.Status status = record.status();
            HistoryState state = switch (ending.outcome()) {
                case READY -> HistoryState.READY;
                case PARTIAL -> HistoryState.PARTIAL;
                case FAILED -> HistoryState.FAILED;
            };
            return new OfHistory(record.with(load)
                    .with(new HistoryRecord.Status(
                            state, status.createdAt(), status.expiresAt(), Optional.of(ending.at()), ending.error())));
        }
    }

    /** Of a rebuild of recent indexes. */
    record OfRebuild(RebuildRecord record) implements LoadRecord {

        @Override
        public String name() {
            return record.name();
        }

        @Override
        public Environment environment() {
            return record.request().environment();
        }

        @Override
        public TimeRange range() {
            return record.request().range();
        }

        @Override
        public Optional<LoadTask.Filter> filter() {
            return Optional.empty();
        }

        @Override
        public HistoryLoad load() {
            return record.load();
        }

        @Override
        public boolean isFinal() {
            return record.status().state().isFinal();
        }

        @Override
        public boolean wasOver() {
            return record.status().finishedAt().isPresent();
        }

        @Override
        public LoadRecord loading(HistoryLoad load) {
            return new OfRebuild(record.with(load).with(record.status().with(RebuildState.LOADING)));
        }

        @Override
        public LoadRecord ended(HistoryLoad load, Ending ending) {
            RebuildState state = switch (ending.outcome()) {
                case READY -> RebuildState.READY;
                case PARTIAL -> RebuildState.PARTIAL;
                case FAILED -> RebuildState.FAILED;
            };
            return new OfRebuild(record.with(load)
                    .with(new RebuildRecord.Status(
                            state,
                            record.status().createdAt(),
                            Optional.of(ending.at()),
                            ending.documents(),
                            ending.error())));
        }
    }
}

package dev.lookback.api.rebuild;

import dev.lookback.access.Caller;
import dev.lookback.api.environment.Archive;
import dev.lookback.api.environment.SentEvents;
import dev.lookback.api.problem.RequestException;
import dev.lookback.model.block.Block;
import dev.lookback.model.time.TimeRange;
import dev.lookback.model.topic.Environment;
import dev.lookback.search.HistoryLoad;
import dev.lookback.search.RebuildRecord;
import dev.lookback.search.RebuildRecords;
import dev.lookback.search.RebuildState;
import dev.lookback.search.RecordConflicts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** What callers do to rebuilds. Whoever saves a record first wins, the other looks again. */
final class Rebuilds {

    private final RebuildRecords records;
    private final Archive archive;
    private final SentEvents events;

    Rebuilds(RebuildRecords records, Archive archive, SentEvents events) {
        this.records = records;
        this.archive = archive;
        this.events = events;
    }

    /** @param isNew whether there is something to load because of this request */
    record Answer(RebuildRecord record, boolean isNew) {}

    Answer request(RebuildOrder order, Caller caller, Instant now) {
        return RecordConflicts.untilSaved(() -> {
            Optional<RebuildRecord> stored = records.find(order.name());
            return stored.filter(Rebuilds::isRunning)
                    .or(() -> runningUntilNow(order))
                    .map(running -> new Answer(running, false))
                    .orElseGet(() -> new Answer(records.save(queued(order, caller, stored, now)), true));
        });
    }

    List<RebuildRecord> list(Environment environment) {
        return records.findAll(Optional.of(environment), Optional.empty());
    }

    RebuildRecord existing(Environment environment, String name) {
        return records.find(name)
                .filter(found -> found.request().environment().equals(environment))
                .orElseThrow(
                        () -> RequestException.notFound("rebuild", name, "the name of a rebuild that was asked for"));
    }

    /** What it has indexed stays. */
    void cancel(Environment environment, String name, Instant now) {
        RecordConflicts.untilSaved(() -> {
            RebuildRecord stored = existing(environment, name);
            return isRunning(stored) ? records.save(stored.with(stored.status().cancelled(now))) : stored;
        });
    }

    /** One that has begun a while ago, and goes back as far, has all that this one would have: the rest was live since. */
    private Optional<RebuildRecord> runningUntilNow(RebuildOrder order) {
        if (!order.isUntilNow()) {
            return Optional.empty();
        }
        return Stream.of(RebuildState.LOADING, RebuildState.QUEUED)
                .flatMap(state -> records.findAll(Optional.of(order.environment()), Optional.of(state)).stream())
                .filter(running -> covers(running, order.range()))
                .findFirst();
    }

    private static boolean covers(RebuildRecord running, TimeRange range) {
        TimeRange covered = running.request().range();
        return !covered.start().isAfter(range.start())
                && !covered.end().isBefore(running.status().createdAt());
    }

    private RebuildRecord queued(RebuildOrder order, Caller caller, Optional<RebuildRecord> stored, Instant now) {
        return new RebuildRecord(
                order.name(),
                new RebuildRecord.Request(
                        order.environment(),
                        order.range(),
                        order.tooOld().map(range -> archived(order, range)).orElse(0L),
                        events.sent(order.environment()),
                        caller.name()),
                RebuildRecord.Status.queued(now),
                new HistoryLoad(
                        UUID.randomUUID().toString(), HistoryLoad.Size.NONE, HistoryLoad.Extent.NONE, new TreeMap<>()),
                stored.flatMap(RebuildRecord::version));
    }

    private long archived(RebuildOrder order, TimeRange range) {
        return archive
                .catalogue()
                .list(
                        order.environment(),
                        archive.intervals().first(range),
                        archive.intervals().last(range))
                .stream()
                .mapToLong(Block::events)
                .sum();
    }

    private static boolean isRunning(RebuildRecord stored) {
        return !stored.status().state().isFinal();
    }
}

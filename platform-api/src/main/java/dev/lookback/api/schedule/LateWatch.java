package dev.lookback.api.schedule;

import dev.lookback.api.environment.Archive;
import dev.lookback.model.topic.Environment;
import dev.lookback.search.HistoryIndexes;
import dev.lookback.search.HistoryRecord;
import dev.lookback.search.HistoryRecords;
import dev.lookback.search.HistoryState;
import dev.lookback.search.RecordConflicts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Looks after history indexes that are loaded, one after the other: where late parts have come to the archive since, the
 * record is queued again, without the results of those intervals, and whoever schedules the index loads them as ever. It
 * makes no index: one that is gone stays so. A step lists a day of one index at most, so that scheduling goes on.
 */
final class LateWatch {

    private static final Logger log = LoggerFactory.getLogger(LateWatch.class);

    private final Archive archive;
    private final HistoryRecords records;
    private final HistoryIndexes indexes;
    private final SchedulerProperties properties;
    private final SchedulerMetrics metrics;

    private final Attempts attempts = new Attempts(log);
    private final Queue<String> names = new ArrayDeque<>();
    private final Set<String> withLess = new HashSet<>();
    private Optional<LateWalk> walk = Optional.empty();
    private Instant nextLookAt = Instant.MIN;
    private Instant nextRoundAt = Instant.MIN;

    LateWatch(
            Archive archive,
            HistoryRecords records,
            HistoryIndexes indexes,
            SchedulerProperties properties,
            SchedulerMetrics metrics) {
        this.archive = archive;
        this.records = records;
        this.indexes = indexes;
        this.properties = properties;
        this.metrics = metrics;
    }

    /**
     * Where that fails, the next look is a round later: to wait for a service that is away would hold up the loads.
     *
     * @param isOurs whether an index is scheduled by this process
     */
    void step(Predicate<String> isOurs, Instant now) {
        if (now.isBefore(nextLookAt)) {
            return;
        }
        nextLookAt = now.plus(properties.lateInterval());
        attempts.run("looking for late parts", () -> {
            look(isOurs, now);
            nextLookAt = now.plus(properties.lookInterval());
        });
    }

    private void look(Predicate<String> isOurs, Instant now) {
        walk = walk.filter(current -> isOurs.test(current.record().index()));
        if (walk.isEmpty() && names.isEmpty() && !now.isBefore(nextRoundAt)) {
            begin(isOurs);
            nextRoundAt = now.plus(properties.lateInterval());
        }
        if (walk.isEmpty()) {
            walk = Optional.ofNullable(names.poll())
                    .filter(isOurs)
                    .flatMap(this::loaded)
                    .map(record -> new LateWalk(record, archive.intervals()));
        }
        walk.ifPresent(this::advance);
    }

    private void begin(Predicate<String> isOurs) {
        Stream.of(HistoryState.READY, HistoryState.PARTIAL)
                .flatMap(state -> records.findAll(Optional.empty(), Optional.of(state)).stream())
                .map(HistoryRecord::index)
                .filter(isOurs)
                .forEach(names::add);
        withLess.retainAll(names);
    }

    private Optional<HistoryRecord> loaded(String name) {
        return records.find(name).filter(record -> switch (record.status().state()) {
            case READY, PARTIAL -> true;
            case QUEUED, LOADING, FAILED, DELETED, EXPIRED -> false;
        });
    }

    private void advance(LateWalk current) {
        if (!current.isOver()) {
            LoadLedger.Stretch stretch = current.next();
            current.listed(stretch, archive.catalogue().list(environment(current), stretch.first(), stretch.last()));
        }
        if (current.isOver()) {
            if (isToLoad(current)) {
                load(current);
            }
            walk = Optional.empty();
        }
    }

    /** An environment whose topic is made anew has no interval closed for a while: what is complete would wait for that. */
    private boolean isToLoad(LateWalk over) {
        return !over.late().isEmpty()
                && !hasLess(over)
                && archive.closing(environment(over)).isClosed(over.last())
                && indexes.find(over.record().index()).isPresent();
    }

    private boolean hasLess(LateWalk over) {
        if (over.isLess() && withLess.add(over.record().index())) {
            log.warn(
                    "{}: late parts have come, and are not added: the archive holds less of it than the index",
                    over.record().index());
        }
        return over.isLess();
    }

    /** Of what others do to the record meanwhile, moving its expiry alone lets it still be of the load that was looked at. */
    private void load(LateWalk over) {
        String name = over.record().index();
        boolean isQueued = RecordConflicts.untilSaved(() -> loaded(name)
                .filter(stored -> stored.load().id().equals(over.record().load().id()))
                .map(stored ->
                        records.save(over.toLoad(stored, UUID.randomUUID().toString())))
                .isPresent());
        if (isQueued) {
            metrics.late(over.late().size());
            log.info(
                    "{}: late parts of {} intervals have come to the archive, adding them",
                    name,
                    over.late().size());
        }
    }

    private static Environment environment(LateWalk current) {
        return current.record().request().environment();
    }
}

package dev.lookback.api.history;

import dev.lookback.api.problem.RequestException;
import dev.lookback.model.time.Interval;
import dev.lookback.model.topic.Environment;
import dev.lookback.search.HistoryIndex;
import dev.lookback.search.HistoryIndexes;
import dev.lookback.search.HistoryLoad;
import dev.lookback.search.HistoryRecord;
import dev.lookback.search.HistoryRecords;
import dev.lookback.search.HistoryState;
import dev.lookback.search.RecordConflicts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What callers do to history indexes. The index is made before its record, and a record is ended before its index, so
 * that no load ever writes to an index that is to go; whoever saves a record first wins, the other looks again.
 */
final class HistoryLifecycle {

    private final HistoryRecords records;
    private final HistoryIndexes indexes;
    private final Estimator estimator;
    private final ExpiryPolicy policy;
    private final LoadLimits limits;

    HistoryLifecycle(
            HistoryRecords records,
            HistoryIndexes indexes,
            Estimator estimator,
            ExpiryPolicy policy,
            LoadLimits limits) {
        this.records = records;
        this.indexes = indexes;
        this.estimator = estimator;
        this.policy = policy;
        this.limits = limits;
    }

    /** @param isNewLoad whether there is something to load because of this request */
    record Answer(HistoryRecord record, boolean isNewLoad) {}

    /** @param refusal why the load would not be begun now, if so */
    record Forecast(HistoryLoad.Size estimate, Optional<Refusal> refusal) {}

    Forecast foretell(HistoryOrder order) {
        HistoryRecord.Request request = order.request();
        HistoryLoad.Size estimate = estimator.plan(request).estimate();
        return new Forecast(
                estimate, isThere(order.index()) ? Optional.empty() : limits.refusal(order.index(), request, estimate));
    }

    /** What is there is extended, or completed: it has been let in before. */
    private boolean isThere(String index) {
        return records.find(index)
                .filter(stored -> stored.status().state().hasIndex())
                .flatMap(stored -> indexes.find(index))
                .isPresent();
    }

    List<HistoryRecord> list(Optional<Environment> environment, Optional<HistoryState> state) {
        return records.findAll(environment, state);
    }

    Answer request(HistoryOrder order, Instant now) {
        return RecordConflicts.untilSaved(() -> {
            Optional<HistoryRecord> stored = records.find(order.index());
            return switch (stored.map(record -> record.status().state()).orElse(HistoryState.DELETED)) {
                case QUEUED, LOADING, READY -> again(order, stored.orElseThrow(), now);
                case PARTIAL -> missingOnly(order, stored.orElseThrow(), now);
                case FAILED, DELETED, EXPIRED -> load(order, stored, now);
            };
        });
    }

    HistoryRecord moveExpiry(String index, ExpiryRequest request, Instant now) {
        return RecordConflicts.untilSaved(() -> {
            HistoryRecord stored = existing(index);
            if (!stored.status().state().hasIndex()) {
                throw RequestException.conflict(
                        "state", stored.status().state(), "QUEUED, LOADING, READY or PARTIAL, to move an expiry");
            }
            Instant expiresAt = rules(stored).moved(stored.status().createdAt(), request, now);
            return save(stored, expiresAt);
        });
    }

    void delete(String index, Instant now) {
        RecordConflicts.untilSaved(() -> {
            HistoryRecord stored = existing(index);
            HistoryRecord.Status status = stored.status();
            return switch (status.state()) {
                case DELETED, EXPIRED -> stored;
                case QUEUED, LOADING, READY, PARTIAL, FAILED ->
                    records.save(stored.with(new HistoryRecord.Status(
                            HistoryState.DELETED,
                            status.createdAt(),
                            status.expiresAt(),
                            Optional.of(now),
                            Optional.empty())));
            };
        });
        indexes.delete(index);
    }

    Optional<HistoryRecord> find(String index) {
        return records.find(index);
    }

    HistoryRecord existing(String index) {
        return find(index)
                .orElseThrow(() ->
                        RequestException.notFound("index", index, "the name of a history index that was asked for"));
    }

    private Answer again(HistoryOrder order, HistoryRecord stored, Instant now) {
        HistoryRecord.Status status = stored.status();
        if (indexes.find(order.index()).isEmpty()) {
            return load(order, Optional.of(stored), now);
        }
        Instant expiresAt = rules(stored).extended(status.createdAt(), status.expiresAt(), now, order.ttl());
        return new Answer(expiresAt.equals(status.expiresAt()) ? stored : save(stored, expiresAt), false);
    }

    private Answer missingOnly(HistoryOrder order, HistoryRecord stored, Instant now) {
        HistoryRecord.Status status = stored.status();
        if (indexes.find(order.index()).isEmpty()) {
            return load(order, Optional.of(stored), now);
        }
        Instant expiresAt = rules(stored).extended(status.createdAt(), status.expiresAt(), now, order.ttl());
        indexes.create(index(stored.request(), expiresAt));
        indexes.moveExpiry(order.index(), expiresAt);
        HistoryLoad load = stored.load();
        HistoryRecord next = stored.with(
                        new HistoryLoad(newId(), load.estimate(), load.extent(), whole(load)).with(load.spent()))
                .with(new HistoryRecord.Status(
                        HistoryState.QUEUED, status.createdAt(), expiresAt, Optional.empty(), Optional.empty()));
        return new Answer(records.save(next), true);
    }

    private static SortedMap<Interval, HistoryLoad.Result> whole(HistoryLoad load) {
        return load.results().entrySet().stream()
                .filter(entry -> entry.getValue().missing().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new));
    }

    private Answer load(HistoryOrder order, Optional<HistoryRecord> stored, Instant now) {
        HistoryRecord.Request request = order.request();
        Estimator.Plan plan = estimator.plan(request);
        return limits.admit(order.index(), request, plan.estimate(), () -> begin(order, stored, plan, now));
    }

    private Answer begin(HistoryOrder order, Optional<HistoryRecord> stored, Estimator.Plan plan, Instant now) {
        HistoryRecord.Request request = order.request();
        Instant expiresAt = now.plus(order.ttl());
        if (stored.isPresent()) {
            // What a load that failed has left is not to be mixed with the new one.
            indexes.delete(order.index());
        }
        create(index(request, expiresAt));
        HistoryRecord next = new HistoryRecord(
                order.index(),
                request,
                new HistoryRecord.Status(HistoryState.QUEUED, now, expiresAt, Optional.empty(), Optional.empty()),
                new HistoryLoad(newId(), plan.estimate(), plan.extent(), new TreeMap<>()),
                stored.flatMap(HistoryRecord::version));
        return new Answer(records.save(next), true);
    }

    /** An index whose record is lost may be there: it keeps its documents, and the later expiry counts. */
    private void create(HistoryIndex index) {
        try {
            indexes.create(index);
        } catch (IllegalStateException e) {
            throw RequestException.conflict("index", index.name(), "to be made, but " + e.getMessage());
        }
        indexes.find(index.name())
                .filter(found -> found.expiresAt().isBefore(index.expiresAt()))
                .ifPresent(found -> indexes.moveExpiry(index.name(), index.expiresAt()));
    }

    /** The index's own copy first: the later of the two counts, so a crash in between keeps the index, if anything. */
    private HistoryRecord save(HistoryRecord stored, Instant expiresAt) {
        indexes.moveExpiry(stored.index(), expiresAt);
        return records.save(stored.with(stored.status().withExpiresAt(expiresAt)));
    }

    private static HistoryIndex index(HistoryRecord.Request request, Instant expiresAt) {
        return new HistoryIndex(
                request.environment(), request.range(), request.filter(), request.createdBy(), expiresAt);
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    private ExpiryRules rules(HistoryRecord stored) {
        return policy.of(stored.request().environment());
    }
}

package dev.lookback.api.expiry;

import dev.lookback.search.HistoryIndex;
import dev.lookback.search.HistoryIndexes;
import dev.lookback.search.HistoryRecord;
import dev.lookback.search.HistoryRecords;
import dev.lookback.search.HistoryState;
import dev.lookback.search.RecordConflictException;
import dev.lookback.search.SearchUnavailableException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Deletes what has expired, and says of what has gone otherwise that it has. Several processes may sweep at once. */
final class ExpirySweep {

    private static final Logger log = LoggerFactory.getLogger(ExpirySweep.class);

    private final HistoryRecords records;
    private final HistoryIndexes indexes;
    private final Clock clock;
    private final Counter expired;

    ExpirySweep(HistoryRecords records, HistoryIndexes indexes, Clock clock, MeterRegistry registry) {
        this.records = records;
        this.indexes = indexes;
        this.clock = clock;
        this.expired = registry.counter("lookback.history.expired");
    }

    void sweep() {
        try {
            sweep(clock.instant());
        } catch (SearchUnavailableException e) {
            log.warn("expired history indexes cannot be looked for now, trying again: {}", e.getMessage());
        }
    }

    /** The records before the indexes: a request moves the index's expiry first, so it is never seen too early. */
    private void sweep(Instant now) {
        Map<String, HistoryRecord> live = liveRecords();
        Map<String, HistoryIndex> present =
                indexes.list().stream().collect(Collectors.toMap(HistoryIndex::name, Function.identity()));
        Set<String> names = new TreeSet<>(live.keySet());
        names.addAll(present.keySet());
        for (String name : names) {
            Optional<HistoryRecord> stored = Optional.ofNullable(live.get(name));
            if (ExpiryDecision.isDue(present.get(name), live.get(name), now)) {
                expire(name, stored, now);
            } else if (!present.containsKey(name)) {
                // Of a load that goes on the scheduler says so.
                stored.filter(record -> record.status().state().isFinal()).ifPresent(record -> fail(record, now));
            }
        }
    }

    private Map<String, HistoryRecord> liveRecords() {
        List<HistoryState> states = Arrays.stream(HistoryState.values())
                .filter(HistoryState::hasIndex)
                .toList();
        return states.stream()
                .flatMap(state -> records.findAll(Optional.empty(), Optional.of(state)).stream())
                .collect(Collectors.toMap(HistoryRecord::index, Function.identity(), (one, other) -> other));
    }

    /** The record first: from then on no load goes on, and a new request makes a new index. */
    private void expire(String name, Optional<HistoryRecord> stored, Instant now) {
        try {
            stored.ifPresent(record -> records.save(ended(record, HistoryState.EXPIRED, Optional.empty(), now)));
        } catch (RecordConflictException e) {
            log.debug("{}: changed since it was read, left to the next sweep", name);
            return;
        }
        // Somebody may have asked for it a moment ago.
        if (indexes.find(name).filter(index -> index.expiresAt().isAfter(now)).isEmpty()) {
            indexes.delete(name);
            expired.increment();
            log.info("pruned {}, whose time is over", name);
        }
    }

    /** Only {@code DELETE} and expiry delete an index, and both change its record before. */
    private void fail(HistoryRecord stored, Instant now) {
        String error = "the index is gone (expected: to be deleted by DELETE or its expiry alone)";
        try {
            records.save(ended(stored, HistoryState.FAILED, Optional.of(error), now));
            log.warn("{}: {}", stored.index(), error);
        } catch (RecordConflictException e) {
            log.debug("{}: changed since it was read, left to the next sweep", stored.index());
        }
    }

    private static HistoryRecord ended(HistoryRecord stored, HistoryState state, Optional<String> error, Instant now) {
        HistoryRecord.Status status = stored.status();
        return stored.with(new HistoryRecord.Status(
                state,
                status.createdAt(),
                status.expiresAt(),
                status.finishedAt().or(() -> Optional.of(now)),
                error));
    }
}

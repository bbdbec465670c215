package dev.lookback.search;

import dev.lookback.model.time.TimeRange;
import dev.lookback.model.topic.Environment;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of a rebuild of recent indexes.
 *
 * @param name the record's key, a {@link dev.lookback.model.history.RebuildName}
 * @param version of the stored record that this one was read from; absent for one that was not stored yet
 */
public record RebuildRecord(
        String name, Request request, Status status, HistoryLoad load, Optional<RecordVersion> version) {

    /**
     * What was asked for.
     *
     * @param range in whole intervals, within the retention
     * @param olderThanRetention archived events that were asked for and are not loaded, by the listing: an upper bound
     * @param sent what harvesters had sent at that moment: an offset a partition. Whatever lies before it and is not
     *     archived yet was perhaps in the indexes that were lost
     */
    public record Request(
            Environment environment,
            TimeRange range,
            long olderThanRetention,
            SortedMap<Integer, Long> sent,
            String createdBy) {

        public Request {
            sent = Collections.unmodifiableSortedMap(new TreeMap<>(sent));
        }
    }

    /**
     * Where it stands.
     *
     * @param finishedAt when it became final
     * @param inRecent events of the range that the recent indexes had at the end, live ones included
     * @param error why it failed, for a person
     */
    public record Status(
            RebuildState state,
            Instant createdAt,
            Optional<Instant> finishedAt,
            Optional<Long> inRecent,
            Optional<String> error) {

        public static Status queued(Instant createdAt) {
            return new Status(RebuildState.QUEUED, createdAt, Optional.empty(), Optional.empty(), Optional.empty());
        }

        public Status with(RebuildState next) {
            return new Status(next, createdAt, finishedAt, inRecent, error);
        }

        public Status cancelled(Instant now) {
            return new Status(RebuildState.CANCELLED, createdAt, Optional.of(now), inRecent, error);
        }
    }

    public RebuildRecord with(Status next) {
        return new RebuildRecord(name, request, next, load, version);
    }

    public RebuildRecord with(HistoryLoad next) {
        return new RebuildRecord(name, request, status, next, version);
    }

    public RebuildRecord with(RecordVersion next) {
        return new RebuildRecord(name, request, status, load, Optional.of(next));
    }
}

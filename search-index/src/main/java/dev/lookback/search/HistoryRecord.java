package dev.lookback.search;

import dev.lookback.model.time.TimeRange;
import dev.lookback.model.topic.Environment;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a history index, also after it is gone.
 *
 * @param index its name, the record's key
 * @param status what changes over its life
 * @param load the last load's results; they are stored, not searched
 * @param version of the stored record that this one was read from; absent for one that was not stored yet
 */
public record HistoryRecord(
        String index, Request request, Status status, HistoryLoad load, Optional<RecordVersion> version) {

    /**
     * What was asked for.
     *
     * @param filter a Lucene query string; none for all events
     * @param purpose the asker's words
     */
    public record Request(
            Environment environment,
            TimeRange range,
            Optional<String> filter,
            Optional<String> purpose,
            String createdBy) {}

    /**
     * Where it stands.
     *
     * @param finishedAt when the load became final; of one that late parts are being added to, when it was before
     * @param error why it failed, for a person
     */
    public record Status(
            HistoryState state,
            Instant createdAt,
            Instant expiresAt,
            Optional<Instant> finishedAt,
            Optional<String> error) {

        public Status with(HistoryState next) {
            return new Status(next, createdAt, expiresAt, finishedAt, error);
        }

        public Status withExpiresAt(Instant moment) {
            return new Status(state, createdAt, moment, finishedAt, error);
        }
    }

    public HistoryRecord with(Status next) {
        return new HistoryRecord(index, request, next, load, version);
    }

    public HistoryRecord with(HistoryLoad next) {
        return new HistoryRecord(index, request, status, next, version);
    }

    public HistoryRecord with(RecordVersion next) {
        return new HistoryRecord(index, request, status, load, Optional.of(next));
    }
}

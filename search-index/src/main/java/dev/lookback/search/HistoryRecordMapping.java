package dev.lookback.search;

import dev.lookback.model.time.TimeRange;
import dev.lookback.model.topic.Environment;

import java.time.Instant;
import java.util.Optional;

/** Between the record and its stored form. */
final class HistoryRecordMapping {

    private HistoryRecordMapping() {}

    static HistoryRecordDocument write(HistoryRecord history) {
        HistoryRecordDocument document = new HistoryRecordDocument();
        document.index = history.index();
        writeRequest(history.request(), document);
        writeStatus(history.status(), document);
        document.load = HistoryLoadMapping.write(history.load());
        document.version = history.version().map(RecordIndex::version).orElse(null);
        return document;
    }

    static HistoryRecord read(HistoryRecordDocument document) {
        return new HistoryRecord(
                document.index,
                new HistoryRecord.Request(
                        new Environment(document.environment),
                        new TimeRange(Instant.parse(document.start), Instant.parse(document.end)),
                        Optional.ofNullable(document.filter),
                        Optional.ofNullable(document.purpose),
                        document.createdBy),
                new HistoryRecord.Status(
                        HistoryState.valueOf(document.state),
                        Instant.parse(document.createdAt),
                        Instant.parse(document.expiresAt),
                        Optional.ofNullable(document.finishedAt).map(Instant::parse),
                        Optional.ofNullable(document.error)),
                HistoryLoadMapping.read(document.load),
                Optional.ofNullable(document.version).map(RecordIndex::version));
    }

    private static void writeRequest(HistoryRecord.Request request, HistoryRecordDocument document) {
        document.environment = request.environment().name();
        document.start = request.range().start().toString();
        document.end = request.range().end().toString();
        document.filter = request.filter().orElse(null);
        document.purpose = request.purpose().orElse(null);
        document.createdBy = request.createdBy();
    }

    private static void writeStatus(HistoryRecord.Status status, HistoryRecordDocument document) {
        document.state = status.state().name();
        document.createdAt = status.createdAt().toString();
        document.expiresAt = status.expiresAt().toString();
        document.finishedAt = status.finishedAt().map(Instant::toString).orElse(null);
        document.error = status.error().orElse(null);
    }
}

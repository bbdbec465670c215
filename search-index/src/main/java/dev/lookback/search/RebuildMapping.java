package dev.lookback.search;

import dev.lookback.model.time.TimeRange;
import dev.lookback.model.topic.Environment;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Between the record and its stored form. */
final class RebuildMapping {

    private RebuildMapping() {}

    static RebuildDocument write(RebuildRecord rebuild) {
        RebuildDocument document = new RebuildDocument();
        document.name = rebuild.name();
        writeRequest(rebuild.request(), document);
        writeStatus(rebuild.status(), document);
        document.load = HistoryLoadMapping.write(rebuild.load());
        document.version = rebuild.version().map(RecordIndex::version).orElse(null);
        return document;
    }

    static RebuildRecord read(RebuildDocument document) {
        return new RebuildRecord(
                document.name,
                new RebuildRecord.Request(
                        new Environment(document.environment),
                        new TimeRange(Instant.parse(document.start), Instant.parse(document.end)),
                        document.olderThanRetention,
                        offsets(document.sent),
                        document.createdBy),
                new RebuildRecord.Status(
                        RebuildState.valueOf(document.state),
                        Instant.parse(document.createdAt),
                        Optional.ofNullable(document.finishedAt).map(Instant::parse),
                        Optional.ofNullable(document.inRecent),
                        Optional.ofNullable(document.error)),
                HistoryLoadMapping.read(document.load),
                Optional.ofNullable(document.version).map(RecordIndex::version));
    }

    private static void writeRequest(RebuildRecord.Request request, RebuildDocument document) {
        document.environment = request.environment().name();
        document.start = request.range().start().toString();
        document.end = request.range().end().toString();
        document.olderThanRetention = request.olderThanRetention();
        Map<String, Object> sent = new LinkedHashMap<>();
        request.sent().forEach((partition, offset) -> sent.put(Integer.toString(partition), offset));
        document.sent = sent;
        document.createdBy = request.createdBy();
    }

    private static void writeStatus(RebuildRecord.Status status, RebuildDocument document) {
        document.state = status.state().name();
        document.createdAt = status.createdAt().toString();
        document.finishedAt = status.finishedAt().map(Instant::toString).orElse(null);
        document.inRecent = status.inRecent().orElse(null);
        document.error = status.error().orElse(null);
    }

    private static SortedMap<Integer, Long> offsets(Map<String, Object> sent) {
        SortedMap<Integer, Long> offsets = new TreeMap<>();
        sent.forEach((partition, offset) -> {
            if (offset instanceof Number number) {
                offsets.put(Integer.parseInt(partition), number.longValue());
            }
        });
        return offsets;
    }
}

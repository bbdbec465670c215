package dev.lookback.search;

import dev.lookback.model.time.TimeRange;
import dev.lookback.model.topic.Environment;
import org.springframework.data.elasticsearch.core.ElasticsearchOperations;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class ElasticsearchAuditRecords implements AuditRecords {

    private final RecordIndex<AuditDocument> index;

    ElasticsearchAuditRecords(ElasticsearchOperations operations) {
        this.index = new RecordIndex<>(operations, AuditDocument.class);
    }

    @Override
    public void save(AuditRecord record) {
        index.put(record.id(), write(record));
    }

    @Override
    public List<AuditRecord> find(Environment environment, TimeRange range, int limit) {
        return index
                .findNewestOf(
                        environment.name(),
                        range.start().toString(),
                        range.end().toString(),
                        limit)
                .stream()
                .map(ElasticsearchAuditRecords::read)
                .toList();
    }

    private static AuditDocument write(AuditRecord record) {
        AuditDocument document = new AuditDocument();
        document.id = record.id();
        document.createdAt = record.time().toString();
        document.environment = record.environment().name();
        document.name = record.source().name();
        document.address = record.source().address();
        document.call = record.change().call();
        document.body = record.change().body().orElse(null);
        document.purpose = record.change().purpose().orElse(null);
        document.status = record.result().status().orElse(null);
        document.target = record.result().target().orElse(null);
        return document;
    }

    private static AuditRecord read(AuditDocument document) {
        return new AuditRecord(
                document.id,
                Instant.parse(document.createdAt),
                new Environment(document.environment),
                new AuditRecord.Source(document.name, document.address),
                new AuditRecord.Change(
                        document.call, Optional.ofNullable(document.body), Optional.ofNullable(document.purpose)),
                new AuditRecord.Result(Optional.ofNullable(document.status), Optional.ofNullable(document.target)));
    }
}

package dev.lookback.search;

import dev.lookback.model.time.TimeRange;
import dev.lookback.model.topic.Environment;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

final class InMemoryAuditRecords implements AuditRecords {

    private final InMemorySearch cluster;
    private final Map<String, AuditRecord> records;

    InMemoryAuditRecords(InMemorySearch cluster, Map<String, AuditRecord> records) {
        this.cluster = cluster;
        this.records = records;
    }

    @Override
    public void save(AuditRecord record) {
        synchronized (cluster) {
            cluster.requireAvailable();
            records.put(record.id(), record);
        }
    }

    @Override
    public List<AuditRecord> find(Environment environment, TimeRange range, int limit) {
        synchronized (cluster) {
            cluster.requireAvailable();
            return records.values().stream()
                    .filter(record -> record.environment().equals(environment) && range.contains(record.time()))
                    .sorted(Comparator.comparing(AuditRecord::time).reversed())
                    .limit(limit)
                    .toList();
        }
    }
}

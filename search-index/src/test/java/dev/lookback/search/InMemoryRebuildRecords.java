package dev.lookback.search;

import dev.lookback.model.topic.Environment;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

final class InMemoryRebuildRecords implements RebuildRecords {

    private final InMemorySearch cluster;
    private final InMemoryRecords<RebuildRecord> records;

    InMemoryRebuildRecords(InMemorySearch cluster, InMemoryRecords<RebuildRecord> records) {
        this.cluster = cluster;
        this.records = records;
    }

    @Override
    public Optional<RebuildRecord> find(String name) {
        synchronized (cluster) {
            cluster.requireAvailable();
            return records.find(name);
        }
    }

    @Override
    public List<RebuildRecord> findAll(Optional<Environment> environment, Optional<RebuildState> state) {
        synchronized (cluster) {
            cluster.requireAvailable();
            return records.all().stream()
                    .filter(found -> environment
                            .map(wanted -> wanted.equals(found.request().environment()))
                            .orElse(true))
                    .filter(found -> state.map(
                                    wanted -> wanted == found.status().state())
                            .orElse(true))
                    .sorted(Comparator.comparing(
                                    (RebuildRecord found) -> found.status().createdAt())
                            .reversed())
                    .toList();
        }
    }

    @Override
    public RebuildRecord save(RebuildRecord rebuild) {
        synchronized (cluster) {
            cluster.requireAvailable();
            return records.save(rebuild.name(), rebuild);
        }
    }
}

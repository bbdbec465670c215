package dev.lookback.search;

import dev.lookback.model.topic.Environment;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

final class InMemoryHistoryRecords implements HistoryRecords {

    private final InMemorySearch cluster;
    private final InMemoryRecords<HistoryRecord> records;

    InMemoryHistoryRecords(InMemorySearch cluster, InMemoryRecords<HistoryRecord> records) {
        this.cluster = cluster;
        this.records = records;
    }

    @Override
    public Optional<HistoryRecord> find(String index) {
        synchronized (cluster) {
            cluster.requireAvailable();
            return records.find(index);
        }
    }

    @Override
    public List<HistoryRecord> findAll(Optional<Environment> environment, Optional<HistoryState> state) {
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
                                    (HistoryRecord found) -> found.status().createdAt())
                            .reversed())
                    .toList();
        }
    }

    @Override
    public List<PastLoad> lastLoads(Optional<Environment> environment, int count) {
        return findAll(environment, Optional.empty()).stream()
                .filter(found -> found.status().finishedAt().isPresent())
                .sorted(Comparator.comparing((HistoryRecord found) ->
                                found.status().finishedAt().orElseThrow())
                        .reversed())
                .flatMap(
                        found -> found
                                .load()
                                .actual()
                                .map(actual -> new PastLoad(
                                        actual, found.request().filter().isPresent()))
                                .stream())
                .limit(count)
                .toList();
    }

    @Override
    public HistoryRecord save(HistoryRecord history) {
        synchronized (cluster) {
            cluster.requireAvailable();
            return records.save(history.index(), history);
        }
    }
}

package dev.lookback.search;

import dev.lookback.model.history.HistoryIndexName;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

final class InMemoryHistoryIndexes implements HistoryIndexes {

    private final InMemorySearch cluster;

    InMemoryHistoryIndexes(InMemorySearch cluster) {
        this.cluster = cluster;
    }

    @Override
    public void create(HistoryIndex index) {
        synchronized (cluster) {
            cluster.requireAvailable();
            InMemoryIndex present = cluster.indexes().get(index.name());
            if (present != null && present.description == null) {
                throw new IllegalStateException(index.name() + ": there, and not ours");
            }
            if (present == null) {
                InMemoryIndex made = cluster.create(index.name());
                made.description = index;
                made.aliases.add(HistoryIndexName.writeAlias(index.name()));
            }
        }
    }

    @Override
    public void refreshRarely(String index) {
        synchronized (cluster) {
            cluster.requireAvailable();
            find(index).ifPresent(ours -> cluster.indexes().get(index).timesShown++);
        }
    }

    @Override
    public void settle(String index) {
        synchronized (cluster) {
            cluster.requireAvailable();
        }
    }

    @Override
    public Optional<Long> count(String index) {
        synchronized (cluster) {
            return find(index)
                    .map(ours -> (long) cluster.indexes().get(index).documents.size());
        }
    }

    @Override
    public Optional<Long> size(String index) {
        synchronized (cluster) {
            return find(index)
                    .map(ours -> cluster.indexes().get(index).documents.values().stream()
                            .mapToLong(line -> line.length)
                            .sum());
        }
    }

    @Override
    public boolean moveExpiry(String index, Instant expiresAt) {
        synchronized (cluster) {
            Optional<HistoryIndex> ours = find(index);
            ours.ifPresent(found -> cluster.indexes().get(index).description = found.withExpiresAt(expiresAt));
            return ours.isPresent();
        }
    }

    @Override
    public Optional<HistoryIndex> find(String index) {
        return list().stream().filter(ours -> ours.name().equals(index)).findFirst();
    }

    @Override
    public List<HistoryIndex> list() {
        synchronized (cluster) {
            cluster.requireAvailable();
            return cluster.indexes().values().stream()
                    .map(index -> index.description)
                    .filter(Objects::nonNull)
                    .toList();
        }
    }

    @Override
    public void delete(String index) {
        synchronized (cluster) {
            if (find(index).isPresent()) {
                cluster.indexes().remove(index);
            }
        }
    }
}

package dev.lookback.search;

import dev.lookback.model.topic.Environment;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** One node, whose disk a test fills; a document takes its line. */
final class InMemorySearchStorage implements SearchStorage {

    private final InMemorySearch cluster;

    InMemorySearchStorage(InMemorySearch cluster) {
        this.cluster = cluster;
    }

    @Override
    public List<Node> nodes() {
        synchronized (cluster) {
            cluster.requireAvailable();
            Disks.Disk disk = cluster.disk();
            return List.of(new Node("in-memory", disk.totalBytes(), disk.availableBytes()));
        }
    }

    @Override
    public Usage recent(Environment environment) {
        return usage("recent-" + environment + '.');
    }

    @Override
    public Usage history(Environment environment) {
        return usage("history-" + environment + '.');
    }

    @Override
    public SortedMap<String, IndexSize> historyIndexes(Environment environment) {
        synchronized (cluster) {
            cluster.requireAvailable();
            SortedMap<String, IndexSize> sizes = new TreeMap<>();
            indexes("history-" + environment + '.')
                    .forEach((name, index) -> sizes.put(name, new IndexSize(bytes(index), bytes(index))));
            return sizes;
        }
    }

    @Override
    public Disks disks() {
        synchronized (cluster) {
            cluster.requireAvailable();
            return new Disks("85%", List.of(cluster.disk()));
        }
    }

    private Usage usage(String prefix) {
        synchronized (cluster) {
            cluster.requireAvailable();
            Collection<InMemoryIndex> indexes = indexes(prefix).values();
            return new Usage(
                    indexes.size(),
                    indexes.stream().mapToLong(index -> index.documents.size()).sum(),
                    indexes.stream().mapToLong(InMemorySearchStorage::bytes).sum());
        }
    }

    private Map<String, InMemoryIndex> indexes(String prefix) {
        Map<String, InMemoryIndex> found = new TreeMap<>(cluster.indexes());
        found.keySet().removeIf(name -> !name.startsWith(prefix));
        return found;
    }

    private static long bytes(InMemoryIndex index) {
        return index.documents.values().stream().mapToLong(line -> line.length).sum();
    }
}

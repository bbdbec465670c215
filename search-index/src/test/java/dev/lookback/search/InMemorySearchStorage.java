package dev.lookback.search;

import dev.lookback.model.topic.Environment;

import java.util.List;
import java.util.Map;

/** One node; a document takes its line. */
final class InMemorySearchStorage implements SearchStorage {

    private static final long DISK = 1_000_000_000;

    private final InMemorySearch cluster;

    InMemorySearchStorage(InMemorySearch cluster) {
        this.cluster = cluster;
    }

    @Override
    public List<Node> nodes() {
        synchronized (cluster) {
            cluster.requireAvailable();
            return List.of(new Node("in-memory", DISK, DISK / 2));
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

    private Usage usage(String prefix) {
        synchronized (cluster) {
            cluster.requireAvailable();
            List<InMemoryIndex> indexes = cluster.indexes().entrySet().stream()
                    .filter(index -> index.getKey().startsWith(prefix))
                    .map(Map.Entry::getValue)
                    .toList();
            return new Usage(
                    indexes.size(),
                    indexes.stream().mapToLong(index -> index.documents.size()).sum(),
                    indexes.stream()
                            .flatMap(index -> index.documents.values().stream())
                            .mapToLong(line -> line.length)
                            .sum());
        }
    }
}

package dev.lookback.search;

import dev.lookback.model.topic.Environment;

import java.util.List;
import java.util.SortedMap;

/**
 * What Elasticsearch stands on, and how much of it an environment takes. Asking changes nothing; all methods throw
 * {@link SearchUnavailableException} when there is no answer now.
 */
public interface SearchStorage {

    /** The nodes that are there, by their names. */
    List<Node> nodes();

    /** Of all recent indexes of an environment. */
    Usage recent(Environment environment);

    /** Of all history indexes of an environment, loading ones included. */
    Usage history(Environment environment);

    /** Each history index of an environment by its name, loading ones included. */
    SortedMap<String, IndexSize> historyIndexes(Environment environment);

    /** Where an index that is made now may be kept, and how far Elasticsearch fills it. */
    Disks disks();

    /**
     * What an index takes.
     *
     * @param primaryBytes without replicas: what its events need, wherever they are
     * @param bytes with replicas
     */
    record IndexSize(long primaryBytes, long bytes) {}

    /** A node, and the file system that it keeps indexes on. */
    record Node(String name, long totalBytes, long availableBytes) {}

    /**
     * How much is there.
     *
     * @param events of which a search finds some only after a refresh
     * @param bytes with replicas
     */
    record Usage(int indexes, long events, long bytes) {}
}

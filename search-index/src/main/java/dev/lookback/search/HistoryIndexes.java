package dev.lookback.search;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The history indexes in Elasticsearch. An index is ours only if its {@code _meta.lookback} describes it and its name
 * follows from that; any other one, whatever it is called, is neither shown nor changed. All methods may be repeated, and
 * throw {@link SearchUnavailableException} when there is no answer now.
 */
public interface HistoryIndexes {

    /**
     * Makes the index, tuned for loading, with the hidden alias that loads write to
     * ({@link dev.lookback.model.history.HistoryIndexName#writeAlias}). One that is there already keeps its documents and
     * its expiry and is tuned for loading again.
     *
     * @throws IllegalStateException if an index of that name is there that is not ours
     */
    void create(HistoryIndex index);

    /**
     * Shows what has been written until now, and from now on refreshes more rarely: the first events were to be found soon, the
     * rest is to be loaded quickly. Nothing if there is no such index.
     */
    void refreshRarely(String index);

    /** Ends the tuning for loading: replicas and refreshing are as everywhere. Nothing if there is no such index. */
    void settle(String index);

    /** How many documents a search sees now, after a refresh; empty if there is no such index of ours. */
    Optional<Long> count(String index);

    /** Bytes of what a search sees now, without replicas; empty if there is no such index of ours. */
    Optional<Long> size(String index);

    /** Moves the expiry in {@code _meta.lookback}; false if there is no such index of ours. */
    boolean moveExpiry(String index, Instant expiresAt);

    Optional<HistoryIndex> find(String index);

    List<HistoryIndex> list();

    /** Deletes the index with its alias, if it is there and ours: writes in flight fail, they do not make it anew. */
    void delete(String index);
}

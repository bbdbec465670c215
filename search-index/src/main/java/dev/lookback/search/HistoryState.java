package dev.lookback.search;

/** Where a history index stands (CONTRACT section 5). */
public enum HistoryState {
    QUEUED,
    LOADING,
    READY,
    /** Finished, but for parts that are listed and could not be read. */
    PARTIAL,
    FAILED,
    DELETED,
    EXPIRED;

    /** Whether it stays so until somebody asks for something. */
    public boolean isFinal() {
        return switch (this) {
            case QUEUED, LOADING -> false;
            case READY, PARTIAL, FAILED, DELETED, EXPIRED -> true;
        };
    }

    /** Whether an index belongs to it in Elasticsearch. */
    public boolean hasIndex() {
        return switch (this) {
            case QUEUED, LOADING, READY, PARTIAL -> true;
            case FAILED, DELETED, EXPIRED -> false;
        };
    }
}

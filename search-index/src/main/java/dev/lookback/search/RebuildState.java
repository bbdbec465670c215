package dev.lookback.search;

/** Where a rebuild of recent indexes stands. */
public enum RebuildState {
    QUEUED,
    LOADING,
    READY,
    /** Finished, but for parts that are listed and could not be read. */
    PARTIAL,
    FAILED,
    CANCELLED;

    /** Whether it stays so. */
    public boolean isFinal() {
        return switch (this) {
            case QUEUED, LOADING -> false;
            case READY, PARTIAL, FAILED, CANCELLED -> true;
        };
    }
}

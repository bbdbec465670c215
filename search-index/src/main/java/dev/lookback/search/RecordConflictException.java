package dev.lookback.search;

/** A record was saved by somebody else since it was read. */
public final class RecordConflictException extends RuntimeException {

    public RecordConflictException(String index) {
        super(index + ": saved by another since it was read");
    }

    public RecordConflictException(String index, Throwable cause) {
        super(index + ": saved by another since it was read", cause);
    }
}

package dev.lookback.search;

/** A record was saved by somebody else since it was read. */
public final class RecordConflictException extends RuntimeException {

    public RecordConflictException(String name) {
        super(name + ": saved by another since it was read");
    }

    public RecordConflictException(String name, Throwable cause) {
        super(name + ": saved by another since it was read", cause);
    }
}

package dev.lookback.filter;

/** A query has no number or time where its field has nothing else. */
final class UnreadableValueException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnreadableValueException(String message) {
        super(message);
    }

    UnreadableValueException(String message, Throwable cause) {
        super(message, cause);
    }
}

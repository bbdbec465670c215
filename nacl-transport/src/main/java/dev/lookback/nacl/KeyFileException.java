package dev.lookback.nacl;

/** A key file cannot be used: the message names it, what is wrong, and what mends it. Never what is in it. */
public final class KeyFileException extends RuntimeException {

    private static final long serialVersionUID = 1;

    KeyFileException(String message) {
        super(message);
    }

    KeyFileException(String message, Throwable cause) {
        super(message, cause);
    }
}

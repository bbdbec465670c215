package dev.lookback.access;

/** A users file cannot be used: the message names it, what is wrong, and what mends it. Never what is in it. */
public final class UsersFileException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UsersFileException(String message) {
        super(message);
    }

    UsersFileException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}

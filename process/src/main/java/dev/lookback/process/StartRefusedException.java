package dev.lookback.process;

/** A process finds at its start that it must not run: the message says, in one line, what is wrong and what mends it. */
public final class StartRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public StartRefusedException(String message) {
        super(message);
    }

    public StartRefusedException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}

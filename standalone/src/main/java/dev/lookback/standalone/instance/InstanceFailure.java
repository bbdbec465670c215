package dev.lookback.standalone.instance;

/** Why an instance cannot be started, reached or stopped; the message is the one line that is shown. */
public final class InstanceFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InstanceFailure(String message) {
        super(message);
    }

    public InstanceFailure(String message, Throwable cause) {
        super(message, cause);
    }
}

package dev.lookback.standalone.supervise;

/** A process that never became ready; the message names it and has its own last clear line. */
public final class StartFailure extends Exception {
    private static final long serialVersionUID = 1L;

    StartFailure(String message) {
        super(message);
    }
}

package dev.lookback.workers.indexer;

/** A filter has no answer to an event, and never will: the task is not to be run again. */
final class FilterFailedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param event its id */
    FilterFailedException(String event, RuntimeException cause) {
        super("event " + event + ": " + cause, cause);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}

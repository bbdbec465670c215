package dev.lookback.gateway.subscription;

/** Every distinct filter costs at every event, so there is a bound on them. */
public final class TooManyFiltersException extends RuntimeException {

    private static final long serialVersionUID = 1;

    TooManyFiltersException(int maxFilters) {
        super("filter: one more (expected: at most " + maxFilters
                + " different ones at a time, over all clients of this gateway)");
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}

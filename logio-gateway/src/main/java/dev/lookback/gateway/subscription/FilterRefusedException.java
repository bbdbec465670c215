package dev.lookback.gateway.subscription;

/** Every distinct filter costs at every event: there is no room for this one. */
public final class FilterRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    FilterRefusedException(String message) {
        super(message);
    }

    static FilterRefusedException tooMany(int maxFilters) {
        return new FilterRefusedException("filter: one more (expected: at most " + maxFilters
                + " different ones at a time, over all clients of this gateway)");
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}

package dev.lookback.gateway.subscription;

/** Why a filter is asked no more. */
public enum FilterEnd {
    /** All filters together took too much of the time that events have, and this one the most. */
    SLOW(
            "slow",
            "filter: takes too long for all that comes in, and was ended (expected: terms rather than patterns, fewer streams)"),
    /** It failed at an event. */
    FAILED("failed", "filter: failed at an event, and was ended");

    private final String tag;
    private final String message;

    FilterEnd(String tag, String message) {
        this.tag = tag;
        this.message = message;
    }

    /** As metrics name it. */
    String tag() {
        return tag;
    }

    /** As those are told who had it. */
    public String message() {
        return message;
    }
}

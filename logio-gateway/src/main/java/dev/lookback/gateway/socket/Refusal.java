package dev.lookback.gateway.socket;

/** Why something that a browser asked for is not done. */
enum Refusal {
    /** It cannot be read. */
    MALFORMED("malformed"),
    /** It names another environment. */
    ENVIRONMENT("environment"),
    /** Its filter cannot be read. */
    FILTER("filter"),
    /** It is more than one client may have, or all clients together. */
    LIMIT("limit"),
    /** It came too soon after others. */
    RATE("rate"),
    /** There are too many clients already. */
    CLIENTS("clients"),
    /** It comes from the page of another site. */
    ORIGIN("origin");

    private final String tag;

    Refusal(String tag) {
        this.tag = tag;
    }

    /** As metrics name it. */
    String tag() {
        return tag;
    }
}

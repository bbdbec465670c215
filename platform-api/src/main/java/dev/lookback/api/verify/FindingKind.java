package dev.lookback.api.verify;

import com.fasterxml.jackson.annotation.JsonValue;

/** What can be wrong with a part. The names are stable. */
enum FindingKind {
    /** A manifest whose data is not there. */
    DATA_MISSING("data-missing"),
    /** Data that nobody writes any more, whose manifest is not there. */
    MANIFEST_MISSING("manifest-missing"),
    MANIFEST_UNREADABLE("manifest-unreadable"),
    UNKNOWN_VERSION("unknown-version"),
    WRONG_ENVIRONMENT("wrong-environment"),
    /** The manifest is of another interval than the key, or gives it other bounds. */
    WRONG_INTERVAL("wrong-interval"),
    /** Name and manifest differ. */
    WRONG_NAME("wrong-name"),
    UNKNOWN_CODEC("unknown-codec"),
    WRONG_SIZE("wrong-size"),
    WRONG_CHECKSUM("wrong-checksum"),
    BROKEN_COMPRESSION("broken-compression"),
    WRONG_EVENT_COUNT("wrong-event-count"),
    WRONG_RAW_BYTES("wrong-raw-bytes"),
    WRONG_TIMESTAMPS("wrong-timestamps"),
    LINE_WITHOUT_HEAD("line-without-head"),
    LINE_UNFINISHED("line-unfinished"),
    LINE_OUTSIDE_INTERVAL("line-outside-interval"),
    LINES_UNSORTED("lines-unsorted"),
    DUPLICATE_EVENTS("duplicate-events");

    private final String text;

    FindingKind(String text) {
        this.text = text;
    }

    @JsonValue
    String text() {
        return text;
    }
}

package dev.lookback.api.verify;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Something that cannot be said: of an object, or of an agent's batches.
 *
 * @param interval that it would be in, where that is known
 * @param key of the object
 * @param batches whose they are and which
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Unknown(
        Reason reason,
        @Nullable String interval,
        @Nullable String key,
        @JsonUnwrapped @Nullable Batches batches,
        String detail) {

    /** Why it cannot be said. The names are stable. */
    enum Reason {
        /** The interval is not closed yet. */
        OPEN("open"),
        /** Not everything that was sent until then is archived yet. */
        ON_ITS_WAY("on-its-way"),
        /** The interval is older than the oldest that the archive has. */
        OLDER_THAN_ARCHIVE("older-than-archive"),
        /** An object cannot be read now, or what it held cannot be told. */
        UNREADABLE("unreadable"),
        /** The batch that would name the interval is missing itself. */
        UNPLACED("unplaced"),
        /** It would take more than one request may. */
        TOO_MANY("too-many");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        @JsonValue
        String text() {
            return text;
        }
    }

    /** Numbers of an agent's, both included; all of them where none is named. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Batches(
            String agent,
            @Nullable String host,
            @Nullable Long from,
            @Nullable Long to) {}

    static Unknown agent(String agent, String detail) {
        return batches(Reason.TOO_MANY, null, new Batches(agent, null, null, null), detail);
    }

    static Unknown object(Reason reason, String interval, String key, String detail) {
        return new Unknown(reason, interval, key, null, detail);
    }

    static Unknown batches(Reason reason, @Nullable String interval, Batches batches, String detail) {
        return new Unknown(reason, interval, null, batches, detail);
    }

    /** Whether the range that was asked for is whole in spite of it: it is about what was before the archive begins. */
    boolean isHarmless() {
        return reason == Reason.OLDER_THAN_ARCHIVE;
    }
}

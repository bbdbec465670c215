package dev.lookback.filter;

import org.jspecify.annotations.Nullable;

/**
 * One end of a range.
 *
 * @param value as it was written; null: no end
 */
record Bound(@Nullable String value, boolean included) {

    boolean isSet() {
        return value != null;
    }

    /** Only of one that is set. */
    String text() {
        if (value == null) {
            throw new IllegalStateException("bound: none (expected: one that is set)");
        }
        return value;
    }
}

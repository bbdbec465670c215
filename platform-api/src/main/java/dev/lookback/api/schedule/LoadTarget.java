package dev.lookback.api.schedule;

import java.time.Instant;
import java.util.Optional;

/**
 * What a load fills, looked at when the load ends. All methods throw
 * {@link dev.lookback.search.SearchUnavailableException} when there is no answer now.
 */
interface LoadTarget {

    /** Whether it is there. */
    boolean isThere(ActiveLoad load);

    /** The first events are written. */
    void begun(ActiveLoad load);

    /** What it holds of what was read; empty if it is not there. */
    Optional<Holding> look(ActiveLoad load, Instant now);

    /** The load is over, and nothing more is written by it. */
    void settle(ActiveLoad load);

    /** The load has failed: what nobody should take for whole is removed. */
    void discard(ActiveLoad load);

    /**
     * What was found.
     *
     * @param bytes that they take, where the target is the load's own
     * @param difference from what was read, for a person; none when all of it is there
     */
    record Holding(long documents, Optional<Long> bytes, Optional<String> difference) {

        static Holding of(long documents, boolean isAll, String where, long expected) {
            return new Holding(
                    documents,
                    Optional.empty(),
                    isAll
                            ? Optional.empty()
                            : Optional.of(documents + " events in " + where + " (expected: " + expected
                                    + ", as many as were read)"));
        }

        Holding with(Optional<Long> measured) {
            return new Holding(documents, measured, difference);
        }
    }
}

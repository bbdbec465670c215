package dev.lookback.api.verify;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Asks as seldom as can be: what is archived stays so, and what was not is not asked again soon. Safe for use by many
 * threads.
 */
final class RememberedSettled implements Settled {

    /** Of one request: behind these, what is not known to be archived counts as not archived. */
    private static final int MAX_QUESTIONS = 200;

    private final Settled source;
    private int questions;
    private long changes;
    private @Nullable Instant archivedUntil;
    private @Nullable Instant notArchivedUntil;

    RememberedSettled(Settled source) {
        this.source = source;
    }

    @Override
    public synchronized boolean isArchivedUntil(Instant time) {
        if (archivedUntil != null && !time.isAfter(archivedUntil)) {
            return true;
        }
        if (notArchivedUntil != null && !time.isBefore(notArchivedUntil) || questions >= MAX_QUESTIONS) {
            return false;
        }
        questions++;
        if (source.isArchivedUntil(time)) {
            archivedUntil = time;
            changes++;
            return true;
        }
        notArchivedUntil = time;
        return false;
    }

    /** How often more was found to be archived: what was read of the archive before that is old. */
    synchronized long changes() {
        return changes;
    }
}

package dev.lookback.api.schedule;

import java.util.Collection;

/**
 * How loads share the queue of tasks, which are taken in the order in which they were sent: by how many of each may be
 * outstanding. The load that has least left has all of its window, so an hour soon overtakes a month; the others have a part of
 * theirs, so that none ever stops.
 */
final class Shares {

    private static final int PART = 4;

    private Shares() {}

    /** @param all loads, this one too; those that have nothing to hand out do not count */
    static int window(ActiveLoad load, Collection<ActiveLoad> all, int window) {
        int left = load.ledger().left();
        boolean hasLeast = all.stream()
                .map(ActiveLoad::ledger)
                .filter(LoadLedger::isWaiting)
                .allMatch(other -> other.left() >= left);
        return hasLeast ? window : Math.max(1, window / PART);
    }
}

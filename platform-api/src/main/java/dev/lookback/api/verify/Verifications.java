package dev.lookback.api.verify;

import dev.lookback.api.environment.Archive;
import dev.lookback.api.environment.ArrivedEvents;
import dev.lookback.api.environment.Closing;
import dev.lookback.api.problem.ServiceUnavailableException;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** The checks that run now, of which there may be so many. */
final class Verifications {

    private final Archive archive;
    private final Verification.Archived archived;
    private final ArrivedEvents arrived;
    private final int maxChecks;
    private final Semaphore free;
    private final Set<Verification> running = ConcurrentHashMap.newKeySet();
    private volatile boolean isStopped;

    Verifications(Archive archive, Verification.Archived archived, ArrivedEvents arrived, int maxChecks) {
        this.archive = archive;
        this.archived = archived;
        this.arrived = arrived;
        this.maxChecks = maxChecks;
        this.free = new Semaphore(maxChecks);
    }

    /** Does something with a check. */
    @FunctionalInterface
    interface Use<E extends Exception> {
        void with(Verification verification) throws E;
    }

    /**
     * Gives a check of that to use, which is not run yet.
     *
     * @throws ServiceUnavailableException if as many run as may, or nobody says what is closed
     */
    <E extends Exception> void use(VerifyOrder order, Use<E> use) throws E {
        if (isStopped || !free.tryAcquire()) {
            throw ServiceUnavailableException.busy(
                    "lookback.verify.max-checks: " + maxChecks + " checks run now (expected: fewer; come again)");
        }
        try {
            Closing closing = archive.closing(order.environment());
            Verification verification =
                    new Verification(order, archived, closing, time -> isArchivedUntil(order, time));
            running.add(verification);
            try {
                use.with(verification);
            } finally {
                running.remove(verification);
            }
        } finally {
            free.release();
        }
    }

    /** Ends all, now and from now on, so that a stop of the process does not wait for them. */
    void stop() {
        isStopped = true;
        running.forEach(Verification::stop);
    }

    /** Hours of checking are not thrown away because of one question: no answer is no yes. */
    private boolean isArchivedUntil(VerifyOrder order, Instant time) {
        try {
            return arrived.isArchivedUntil(order.environment(), time);
        } catch (ServiceUnavailableException e) {
            return false;
        }
    }
}

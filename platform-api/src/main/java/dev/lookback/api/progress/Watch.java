package dev.lookback.api.progress;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** One thing that clients watch: whoever asks first after the interval looks, for all of them. */
final class Watch {

    private final Supplier<Optional<Snapshot>> source;
    private final long interval;
    private final Lock lock = new ReentrantLock();
    private Optional<Snapshot> last = Optional.empty();
    private boolean isSeen;
    private long lookedAt;

    Watch(Supplier<Optional<Snapshot>> source, Duration interval) {
        this.source = source;
        this.interval = interval.toNanos();
    }

    /**
     * As it was within the interval, or when it could be looked at last.
     *
     * @return empty if it is not there any more
     * @throws RuntimeException of the source, while nothing was seen yet
     */
    Optional<Snapshot> look() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (!isSeen || System.nanoTime() - lookedAt >= interval) {
                last = isSeen ? lookAgain(last) : source.get();
                isSeen = true;
                lookedAt = System.nanoTime();
            }
            return last;
        } finally {
            lock.unlock();
        }
    }

    private Optional<Snapshot> lookAgain(Optional<Snapshot> known) {
        try {
            return source.get();
        } catch (RuntimeException e) {
            // No answer now: clients hear that they are still heard, and the next change.
            return known;
        }
    }
}

package dev.lookback.harvester.spool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How far the journal is written and on disk, and who waits for it. Positions only grow. */
final class Progress {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Waiting> actions = new ArrayList<>();

    private long written;
    private long durable;
    private long wanted;
    private long doubtful = -1;
    private long released = -1;
    private boolean isClosed;

    private record Waiting(long position, Runnable action) {}

    Progress(long position) {
        this.written = position;
        this.durable = position;
        this.wanted = position;
    }

    void written(long position) {
        lock.lock();
        try {
            written = position;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until there is something to bring to the disk and it is time: somebody waits for it, or it has waited the interval.
     *
     * @return the position up to which a sync brings it, −1 when closed
     */
    long awaitDue(Duration interval) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (written == durable && !isClosed) {
                changed.await();
            }
            long left = interval.toNanos();
            while (wanted <= durable && left > 0 && !isClosed) {
                left = changed.awaitNanos(left);
            }
            return isClosed ? -1 : written;
        } finally {
            lock.unlock();
        }
    }

    /** Everything up to there is on disk. */
    void durable(long position) {
        List<Waiting> due = new ArrayList<>();
        lock.lock();
        try {
            durable = Math.max(durable, position);
            actions.removeIf(waiting -> waiting.position() <= durable && due.add(waiting));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        due.forEach(waiting -> waiting.action().run());
    }

    /** A sync failed: what it should have brought to the disk may be lost there, and no later sync says otherwise. */
    void failed(long position) {
        lock.lock();
        try {
            doubtful = Math.max(doubtful, position);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Everything below is in batches on disk: whatever became of it in the journal. */
    void released(long position) {
        lock.lock();
        try {
            released = Math.max(released, position);
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether everything up to there is on disk within the limit. */
    boolean awaitDurable(long position, Duration limit) throws InterruptedException {
        long left = limit.toNanos();
        lock.lockInterruptibly();
        try {
            wanted = Math.max(wanted, position);
            changed.signalAll();
            while (durable < position && doubtful <= released && left > 0 && !isClosed) {
                left = changed.awaitNanos(left);
            }
            return durable >= position && doubtful <= released;
        } finally {
            lock.unlock();
        }
    }

    /** Runs it once everything up to there is on disk: now, or on the thread that syncs. */
    void whenDurable(long position, Runnable action) {
        lock.lock();
        try {
            if (durable < position) {
                actions.add(new Waiting(position, action));
                return;
            }
        } finally {
            lock.unlock();
        }
        action.run();
    }

    long written() {
        lock.lock();
        try {
            return written;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            isClosed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}

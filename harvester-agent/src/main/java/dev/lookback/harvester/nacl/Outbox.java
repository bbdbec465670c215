package dev.lookback.harvester.nacl;

import dev.lookback.model.batch.Batch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * What is not acknowledged, in the order in which it was handed over. A connection takes each once, a few ahead of their
 * answers; the next connection begins with the oldest again. A batch that was refused for good stays, is taken again much
 * later, and holds up no other.
 */
final class Outbox {

    /** A batch to be sent. */
    record Parcel(long id, Batch batch) {}

    private static final class Entry {
        private final Parcel parcel;
        private final Runnable acknowledged;
        private boolean isSent;
        private boolean isRefused;
        private long nanos;

        private Entry(Parcel parcel, Runnable acknowledged) {
            this.parcel = parcel;
            this.acknowledged = acknowledged;
        }
    }

    private final int window;
    private final Duration refusedPause;
    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Long, Entry> entries = new TreeMap<>();

    private long nextId;
    private int sent;
    private int acknowledging;
    private boolean isConnected;
    private boolean isClosed;

    /**
     * @param window how many are sent ahead of their answers
     * @param refusedPause after which a refused batch is sent again
     */
    Outbox(int window, Duration refusedPause, LongSupplier nanoTime) {
        this.window = window;
        this.refusedPause = refusedPause;
        this.nanoTime = nanoTime;
    }

    void add(Batch batch, Runnable acknowledged) {
        locked(() -> {
            Parcel parcel = new Parcel(nextId++, batch);
            entries.put(parcel.id(), new Entry(parcel, acknowledged));
        });
    }

    /** A new connection: whatever was sent over the one before is sent again. */
    void connected() {
        locked(() -> {
            isConnected = true;
            sent = 0;
            entries.values().forEach(entry -> entry.isSent = false);
        });
    }

    void disconnected() {
        locked(() -> isConnected = false);
    }

    /** Waits for what is to be sent next; empty when the connection, or all, is over. */
    Optional<Parcel> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (isConnected && !isClosed) {
                Optional<Entry> next = next();
                if (next.isPresent()) {
                    Entry entry = next.orElseThrow();
                    entry.isSent = true;
                    sent++;
                    entry.nanos = nanoTime.getAsLong();
                    return Optional.of(entry.parcel);
                }
                // Wakes up in time for what was refused; whatever else happens is signalled.
                var _ = changed.awaitNanos(refusedPause.toNanos() / 10);
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private Optional<Entry> next() {
        if (sent == window) {
            return Optional.empty();
        }
        return entries.values().stream()
                .filter(entry -> !entry.isSent && (!entry.isRefused || isOlder(entry, refusedPause)))
                .findFirst();
    }

    private boolean isOlder(Entry entry, Duration age) {
        return nanoTime.getAsLong() - entry.nanos >= age.toNanos();
    }

    private void answered(Entry entry) {
        if (entry.isSent) {
            entry.isSent = false;
            sent--;
        }
    }

    /** What was acknowledged before, over another connection, is no more. */
    void acknowledge(long id) {
        List<Runnable> acknowledged = new ArrayList<>(1);
        locked(() -> {
            Entry entry = isClosed ? null : entries.remove(id);
            if (entry != null) {
                answered(entry);
                acknowledged.add(entry.acknowledged);
                acknowledging++;
            }
        });
        for (Runnable action : acknowledged) {
            try {
                action.run();
            } finally {
                locked(() -> acknowledging--);
            }
        }
    }

    /** @return whether it is the first time for this batch */
    boolean refuse(long id) {
        lock.lock();
        try {
            Entry entry = entries.get(id);
            if (entry == null) {
                return false;
            }
            boolean isFirst = !entry.isRefused;
            entry.isRefused = true;
            answered(entry);
            entry.nanos = nanoTime.getAsLong();
            changed.signalAll();
            return isFirst;
        } finally {
            lock.unlock();
        }
    }

    /** Whether an answer is waited for that should have come by now. */
    boolean isOverdue(Duration limit) {
        lock.lock();
        try {
            return entries.values().stream().anyMatch(entry -> entry.isSent && isOlder(entry, limit));
        } finally {
            lock.unlock();
        }
    }

    int unacknowledged() {
        lock.lock();
        try {
            return entries.size();
        } finally {
            lock.unlock();
        }
    }

    long refused() {
        lock.lock();
        try {
            return entries.values().stream().filter(entry -> entry.isRefused).count();
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether there is none within the limit; who is being told of the last one is waited for, too. */
    boolean awaitNone(Duration limit) throws InterruptedException {
        return await(limit, () -> entries.isEmpty() && acknowledging == 0);
    }

    /** Waits, but not when it is closed. */
    void pause(Duration time) throws InterruptedException {
        await(time, () -> isClosed);
    }

    private boolean await(Duration limit, BooleanSupplier isReached) throws InterruptedException {
        long nanos = limit.toNanos();
        lock.lockInterruptibly();
        try {
            while (!isReached.getAsBoolean() && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            return isReached.getAsBoolean();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return isClosed;
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more is acknowledged. */
    void close() {
        locked(() -> isClosed = true);
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}

package dev.lookback.harvester.live;

import dev.lookback.model.live.LiveDatagram;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Between the inputs and the one who sends: bounded in bytes, and nobody waits to get in. The lock is held for copying a line, or
 * for exchanging all that waits for an empty buffer: who sends takes everything at once.
 */
final class LiveQueue {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private LiveLines waiting;
    private LiveLines taken;
    private boolean isClosed;
    private long received;
    private long tooLong;
    private long refused;

    /** @param capacity in bytes, of what waits; what is taken may be as much again */
    LiveQueue(int capacity) {
        this.waiting = new LiveLines(capacity);
        this.taken = new LiveLines(capacity);
    }

    /** Copies the line if there is room for it, and counts it in any case. */
    void offer(byte[] buffer, int offset, int length) {
        lock.lock();
        try {
            received++;
            if (length > LiveDatagram.MAX_LINE_BYTES) {
                tooLong++;
                return;
            }
            if (waiting.count() == 0) {
                arrived.signal();
            }
            if (!waiting.add(buffer, offset, length)) {
                refused++;
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Gives all that waits. Whoever asks again is done with what was given before.
     *
     * @return perhaps nothing after the limit; null when the queue is closed and empty
     */
    @Nullable
    LiveLines take(Duration limit) throws InterruptedException {
        long nanos = limit.toNanos();
        lock.lock();
        try {
            taken.clear();
            while (waiting.count() == 0 && !isClosed && nanos > 0) {
                nanos = arrived.awaitNanos(nanos);
            }
            LiveLines emptied = taken;
            taken = waiting;
            waiting = emptied;
            return taken.count() == 0 && isClosed ? null : taken;
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more will be offered. */
    void close() {
        lock.lock();
        try {
            isClosed = true;
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How many events wait or are being sent. */
    int size() {
        return Math.toIntExact(read(() -> waiting.count() + taken.count()));
    }

    /** All that were offered. */
    long received() {
        return read(() -> received);
    }

    /** Longer than a datagram may be. */
    long tooLong() {
        return read(() -> tooLong);
    }

    /** There was no room for them. */
    long refused() {
        return read(() -> refused);
    }

    private long read(LongSupplier value) {
        lock.lock();
        try {
            return value.getAsLong();
        } finally {
            lock.unlock();
        }
    }
}

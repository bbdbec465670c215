package dev.lookback.api.events;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lines from the thread that reads to the one that sends, bounded in bytes: who is faster waits. Two buffers change sides, so
 * that a line is copied once.
 */
final class LinePipe implements Closeable {

    static final int CAPACITY = 256 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private byte[] filling = new byte[CAPACITY];
    private byte[] taken = new byte[CAPACITY];
    private int filled;
    private boolean isFull;
    private boolean hasEnded;
    private @Nullable RuntimeException failure;
    private volatile boolean isClosed;

    /**
     * What was taken.
     *
     * @param buffer holds it until the next is taken
     * @param length none when there was nothing yet
     * @param isLast whether nothing comes behind it
     */
    record Lines(byte[] buffer, int length, boolean isLast) {}

    /**
     * Adds a line and its line feed; waits while there is no room.
     *
     * @throws CancellationException if nobody takes any more
     */
    void append(byte[] buffer, int offset, int length) {
        lock.lock();
        try {
            awaitRoom(length + 1);
            int end = filled + length + 1;
            if (end > filling.length) {
                filling = Arrays.copyOf(filling, end);
            }
            System.arraycopy(buffer, offset, filling, filled, length);
            filling[end - 1] = '\n';
            // Half is worth to be taken; who waits for the first line waits no longer than its patience.
            boolean isEnough = filled < CAPACITY / 2 && end >= CAPACITY / 2;
            filled = end;
            if (isEnough) {
                moved.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void awaitRoom(int length) {
        while (!isClosed && filled > 0 && filled + length > CAPACITY) {
            isFull = true;
            moved.signalAll();
            try {
                moved.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted");
            }
        }
        if (isClosed) {
            throw new CancellationException("nobody takes any more");
        }
    }

    /** No line comes behind those that are here. */
    void end() {
        end(null);
    }

    /** The lines that are here can still be taken; then the failure comes. */
    void fail(RuntimeException reason) {
        end(reason);
    }

    private void end(@Nullable RuntimeException reason) {
        lock.lock();
        try {
            // What happened first is why.
            if (!hasEnded) {
                hasEnded = true;
                failure = reason;
                moved.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes the lines that are here, or what there is after the patience.
     *
     * @throws RuntimeException the failure, when all lines before it were taken
     */
    Lines take(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (!hasEnded && !isFull && filled < CAPACITY / 2 && left > 0) {
                left = moved.awaitNanos(left);
            }
            RuntimeException reason = failure;
            if (filled == 0 && reason != null) {
                throw reason;
            }
            byte[] full = filling;
            filling = taken;
            taken = full;
            Lines lines = new Lines(full, filled, hasEnded && reason == null);
            filled = 0;
            isFull = false;
            moved.signalAll();
            return lines;
        } finally {
            lock.unlock();
        }
    }

    /** Nobody takes any more. */
    @Override
    public void close() {
        isClosed = true;
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }
}

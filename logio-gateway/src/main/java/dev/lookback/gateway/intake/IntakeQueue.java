package dev.lookback.gateway.intake;

import java.nio.ByteBuffer;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What has come in and nobody has looked at yet, bounded in bytes: one buffer is filled while the other is read, so that an
 * event is no object and a batch costs one lock. Any number of threads may fill it; one reads.
 */
public final class IntakeQueue {

    /** Looks at one entry, in place. */
    @FunctionalInterface
    public interface Visitor {
        /** @param receivedAt milliseconds since the epoch */
        void entry(Via via, long receivedAt, byte[] buffer, int offset, int length);
    }

    private static final Via[] VIAS = Via.values();
    private static final int HEAD_BYTES = 1 + Long.BYTES + Integer.BYTES;
    private static final int FIRST_BYTES = 256 * 1024;

    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Condition emptied = lock.newCondition();

    private ByteBuffer filling;
    private ByteBuffer reading;
    private boolean isClosed;

    /** @param capacity in bytes, of each of its two buffers; they grow up to it */
    public IntakeQueue(int capacity) {
        this.capacity = capacity;
        this.filling = ByteBuffer.allocate(Math.min(FIRST_BYTES, capacity));
        this.reading = ByteBuffer.allocate(Math.min(FIRST_BYTES, capacity)).limit(0);
    }

    /** Returns whether there was room for it. */
    public boolean offer(Via via, long receivedAt, ByteBuffer bytes) {
        lock.lock();
        try {
            if (isClosed || !makeRoom(HEAD_BYTES + bytes.remaining())) {
                return false;
            }
            put(via, receivedAt, bytes);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for room.
     *
     * @return false when the queue is closed, or when there will never be room for so much
     */
    public boolean put(Via via, long receivedAt, byte[] bytes, int offset, int length) throws InterruptedException {
        int size = HEAD_BYTES + length;
        lock.lockInterruptibly();
        try {
            while (!isClosed && size <= capacity && !makeRoom(size)) {
                emptied.await();
            }
            if (isClosed || size > capacity) {
                return false;
            }
            put(via, receivedAt, ByteBuffer.wrap(bytes, offset, length));
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void put(Via via, long receivedAt, ByteBuffer bytes) {
        boolean isFirst = filling.position() == 0;
        filling.put((byte) via.ordinal())
                .putLong(receivedAt)
                .putInt(bytes.remaining())
                .put(bytes);
        if (isFirst) {
            arrived.signal();
        }
    }

    private boolean makeRoom(int size) {
        if (filling.remaining() >= size) {
            return true;
        }
        int needed = filling.position() + size;
        if (needed > capacity) {
            return false;
        }
        int grown = (int) Math.min(capacity, Math.max(2L * filling.capacity(), needed));
        filling = ByteBuffer.allocate(grown).put(filling.flip());
        return true;
    }

    /**
     * Waits until there is something to read, or so many nanoseconds.
     *
     * @return false when the queue is closed and empty
     */
    public boolean awaitAny(long nanos) throws InterruptedException {
        if (reading.hasRemaining()) {
            return true;
        }
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (filling.position() == 0 && !isClosed && left > 0) {
                left = arrived.awaitNanos(left);
            }
            return filling.position() > 0 || !isClosed;
        } finally {
            lock.unlock();
        }
    }

    /** Shows the visitor what there is, at most so many entries, without waiting. */
    public void read(int maxEntries, Visitor visitor) {
        if (!reading.hasRemaining()) {
            swap();
        }
        byte[] buffer = reading.array();
        for (int i = 0; i < maxEntries && reading.hasRemaining(); i++) {
            Via via = VIAS[reading.get()];
            long receivedAt = reading.getLong();
            int length = reading.getInt();
            int offset = reading.position();
            reading.position(offset + length);
            visitor.entry(via, receivedAt, buffer, offset, length);
        }
    }

    private void swap() {
        lock.lock();
        try {
            ByteBuffer filled = filling.flip();
            filling = reading.clear();
            reading = filled;
            emptied.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more is taken in; what is there is still read. */
    public void close() {
        lock.lock();
        try {
            isClosed = true;
            arrived.signalAll();
            emptied.signalAll();
        } finally {
            lock.unlock();
        }
    }

    long bytes() {
        lock.lock();
        try {
            return filling.position();
        } finally {
            lock.unlock();
        }
    }
}

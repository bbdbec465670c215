package dev.lookback.harvester.socket;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What the reader has taken from the socket and nobody has looked at yet, bounded in bytes. */
final class DatagramQueue {

    /** What a datagram takes beside its bytes. */
    private static final int OVERHEAD_BYTES = 100;

    private final long capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Deque<Datagram> datagrams = new ArrayDeque<>();

    private long held;
    private int messages;
    private boolean isClosed;

    /** @param capacity in bytes */
    DatagramQueue(long capacity) {
        this.capacity = capacity;
    }

    /** Returns whether there was room for it. */
    boolean offer(Datagram datagram) {
        lock.lock();
        try {
            int size = datagram.bytes().length + OVERHEAD_BYTES;
            if (held + size > capacity) {
                return false;
            }
            held += size;
            messages += datagram.messages();
            datagrams.add(datagram);
            arrived.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Returns the next one, waiting for it; null when the queue is closed and empty. */
    @Nullable
    Datagram take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (datagrams.isEmpty() && !isClosed) {
                arrived.await();
            }
            return poll();
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

    /** In all datagrams that it holds. */
    int messages() {
        lock.lock();
        try {
            return messages;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Datagram poll() {
        Datagram datagram = datagrams.poll();
        if (datagram != null) {
            held -= datagram.bytes().length + OVERHEAD_BYTES;
            messages -= datagram.messages();
        }
        return datagram;
    }
}

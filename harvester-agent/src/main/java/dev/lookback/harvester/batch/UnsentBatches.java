package dev.lookback.harvester.batch;

import dev.lookback.harvester.spool.Spool;
import dev.lookback.harvester.spool.StoredBatch;
import dev.lookback.model.batch.Batch;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The sealed batches in their order: those that wait to be sent, on disk alone, and those that are being sent, in memory too. */
final class UnsentBatches {

    private final Spool spool;
    private final BatchBuffer buffer;
    private final long maxSendingBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<StoredBatch> waiting = new ArrayDeque<>();
    private final Set<StoredBatch> sending = new LinkedHashSet<>();

    private long sendingBytes;

    /** @param maxSendingBytes one batch may pass it by its own size */
    UnsentBatches(Spool spool, BatchBuffer buffer, long maxSendingBytes) {
        this.spool = spool;
        this.buffer = buffer;
        this.maxSendingBytes = maxSendingBytes;
    }

    void add(Collection<StoredBatch> batches) {
        lock.lock();
        try {
            waiting.addAll(batches);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns the next one, waiting for it and for memory. */
    StoredBatch take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty() || sendingBytes >= maxSendingBytes) {
                changed.await();
            }
            StoredBatch next = waiting.remove();
            sending.add(next);
            sendingBytes += next.length();
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** @throws IOException if it cannot be read now */
    Batch read(StoredBatch batch) throws IOException {
        return spool.read(batch);
    }

    /** Kafka has it: it leaves memory, the disk, and the books. */
    void acknowledged(StoredBatch batch) {
        spool.acknowledged(batch);
        buffer.delivered(batch.headers().size().count());
        lock.lock();
        try {
            sending.remove(batch);
            sendingBytes -= batch.length();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until all are acknowledged; false when the time has passed before. */
    boolean awaitNone(long nanos) throws InterruptedException {
        long left = nanos;
        lock.lockInterruptibly();
        try {
            while ((!waiting.isEmpty() || !sending.isEmpty()) && left > 0) {
                left = changed.awaitNanos(left);
            }
            return waiting.isEmpty() && sending.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    int count() {
        lock.lock();
        try {
            return waiting.size() + sending.size();
        } finally {
            lock.unlock();
        }
    }

    /** When the oldest was complete. */
    Optional<Instant> oldest() {
        lock.lock();
        try {
            Collection<StoredBatch> first = sending.isEmpty() ? waiting : new ArrayList<>(sending);
            return first.stream().findFirst().map(StoredBatch::storedAt);
        } finally {
            lock.unlock();
        }
    }
}

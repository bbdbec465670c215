package dev.lookback.harvester.kafka;

import dev.lookback.model.batch.Batch;
import io.micrometer.core.instrument.Timer;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * What is on its way, in the order of sending, and whether the producer that has it still works. A producer's generation
 * tells its callbacks from those of the one before.
 */
final class UnacknowledgedBatches {

    /** One batch; the object is its identity. */
    static final class Entry {
        private final Batch batch;
        private final Runnable acknowledged;
        private final Timer.Sample sample;

        private Entry(Batch batch, Runnable acknowledged, Timer.Sample sample) {
            this.batch = batch;
            this.acknowledged = acknowledged;
            this.sample = sample;
        }

        Batch batch() {
            return batch;
        }
    }

    private final KafkaSendMetrics metrics;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<Entry> entries = new LinkedHashSet<>();

    private int acknowledging;
    private int generation;
    private boolean isBroken;
    private boolean isClosed;

    UnacknowledgedBatches(KafkaSendMetrics metrics) {
        this.metrics = metrics;
    }

    Entry add(Batch batch, Runnable acknowledged) {
        Entry entry = new Entry(batch, acknowledged, metrics.start());
        lock.lock();
        try {
            entries.add(entry);
            return entry;
        } finally {
            lock.unlock();
        }
    }

    /** An older producer may acknowledge what a newer one sends again: the first time counts. */
    void acknowledge(Entry entry) {
        lock.lock();
        try {
            if (isClosed || !entries.remove(entry)) {
                return;
            }
            acknowledging++;
        } finally {
            lock.unlock();
        }
        try {
            metrics.acknowledged(entry.sample);
            entry.acknowledged.run();
        } finally {
            acknowledged();
        }
    }

    private void acknowledged() {
        lock.lock();
        try {
            acknowledging--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether the generation was at work until now, and no more. */
    boolean breakOff(int brokenGeneration) {
        lock.lock();
        try {
            if (isClosed || isBroken || brokenGeneration != generation) {
                return false;
            }
            isBroken = true;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** A new producer is at work. */
    void mend() {
        lock.lock();
        try {
            isBroken = false;
            generation++;
        } finally {
            lock.unlock();
        }
    }

    boolean isBroken() {
        lock.lock();
        try {
            return isBroken;
        } finally {
            lock.unlock();
        }
    }

    int generation() {
        lock.lock();
        try {
            return generation;
        } finally {
            lock.unlock();
        }
    }

    List<Entry> entries() {
        lock.lock();
        try {
            return List.copyOf(entries);
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether there is none within the limit; who is being told of the last one is waited for, too. */
    boolean awaitNone(Duration limit) throws InterruptedException {
        return await(limit, () -> entries.isEmpty() && acknowledging == 0);
    }

    /** Returns whether it was closed within the limit. */
    boolean awaitClosed(Duration limit) throws InterruptedException {
        return await(limit, () -> isClosed);
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

    /** Nothing more is acknowledged. */
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

package dev.lookback.workers.bulk;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lines between whoever reads and whoever writes. A bulk is taken when it is full, or when nothing is in flight: so
 * requests are large under load, and a single line does not wait.
 */
final class BulkQueue {

    private final BulkLimits limits;
    private final BulkSize size;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Bulk> full = new ArrayDeque<>();
    /** Used before: a request's megabytes are not allocated anew for each. */
    private final Deque<Bulk> spare = new ArrayDeque<>();

    private Bulk open = new Bulk(0);
    private long bytes;
    private int inFlight;
    private boolean closed;

    BulkQueue(BulkLimits limits, BulkSize size) {
        this.limits = limits;
        this.size = size;
    }

    void add(String target, byte[] buffer, int offset, int length, BulkReceipt receipt) {
        lock.lock();
        try {
            int before = open.batch().size();
            open.add(target, buffer, offset, length, receipt);
            bytes += open.batch().size() - before;
            if (open.batch().count() >= limits.documents() || open.batch().size() >= size.bytes()) {
                full.add(open);
                open = fresh();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Bytes that are in hand beside the lines here, or, less than zero, no longer. */
    void hold(int bytes) {
        lock.lock();
        try {
            this.bytes += bytes;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Says that lines were added. Not said for each: whoever adds has many. */
    void ready() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a bulk, which is then in flight; null when closed. */
    @Nullable
    Bulk take() throws InterruptedException {
        lock.lock();
        try {
            while (!closed && full.isEmpty() && (open.isEmpty() || inFlight > 0)) {
                changed.await();
            }
            if (closed) {
                return null;
            }
            inFlight++;
            return full.isEmpty() ? takeOpen() : full.remove();
        } finally {
            lock.unlock();
        }
    }

    /** A bulk that was taken is settled, or given up. */
    void done(Bulk bulk) {
        lock.lock();
        try {
            inFlight--;
            bytes -= bulk.batch().size();
            bulk.clear();
            if (spare.size() <= limits.inFlight()) {
                spare.add(bulk);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until less than this is queued or in flight, or it is closed. */
    void awaitBelow(long limit) throws InterruptedException {
        lock.lock();
        try {
            changed.signalAll();
            while (!closed && bytes >= limit) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more is taken. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private Bulk takeOpen() {
        Bulk taken = open;
        open = fresh();
        return taken;
    }

    private Bulk fresh() {
        return spare.isEmpty() ? new Bulk(0) : spare.remove();
    }
}

package dev.lookback.harvester.batch;

import dev.lookback.harvester.event.EventLine;
import dev.lookback.harvester.event.EventSink;
import dev.lookback.model.time.Intervals;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The sink of all inputs: open batches, and behind them complete ones, until the sender has them and they are acknowledged.
 * Complete and unacknowledged batches are bounded in bytes; when they are too many, nothing more is taken.
 */
final class BatchBuffer implements EventSink {

    /** While no batch is open nothing falls due; who opens one signals. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private static final Duration SHORTEST_WAIT = Duration.ofMillis(1);

    private final Clock clock;
    private final long maxOnTheWayBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition room = lock.newCondition();
    private final OpenBatches open;
    private final Deque<OpenBatch> complete = new ArrayDeque<>();

    private long onTheWayBytes;
    private long events;
    private boolean isClosed;

    BatchBuffer(Intervals intervals, BatchProperties properties, Clock clock) {
        this.clock = clock;
        this.maxOnTheWayBytes = properties.maxOnTheWay().toBytes();
        this.open = new OpenBatches(intervals, properties.limits(), this::completed);
    }

    private void completed(OpenBatch batch) {
        onTheWayBytes += batch.capacity();
        complete.add(batch);
        work.signal();
    }

    @Override
    public boolean offer(EventLine line) {
        Instant now = clock.instant();
        lock.lock();
        try {
            if (isClosed || !hasRoom()) {
                return false;
            }
            if (open.isEmpty()) {
                // Whoever takes batches waits for long while there is nothing that could fall due.
                work.signal();
            }
            events++;
            open.add(line, now);
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean awaitRoom(Duration limit) throws InterruptedException {
        long nanos = limit.toNanos();
        lock.lockInterruptibly();
        try {
            while (!hasRoom() && nanos > 0) {
                nanos = room.awaitNanos(nanos);
            }
            return hasRoom();
        } finally {
            lock.unlock();
        }
    }

    /** There is no disk yet: only Kafka keeps anything. */
    @Override
    public boolean awaitDurable(Duration limit) {
        return false;
    }

    private boolean hasRoom() {
        return onTheWayBytes < maxOnTheWayBytes;
    }

    /** Returns the next complete batch, waiting for it to be full or old enough; null when closed and empty. */
    @Nullable
    OpenBatch take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            open.completeDue(clock.instant());
            while (complete.isEmpty() && !isClosed) {
                work.await(untilDue().toNanos(), TimeUnit.NANOSECONDS);
                open.completeDue(clock.instant());
            }
            return complete.poll();
        } finally {
            lock.unlock();
        }
    }

    private Duration untilDue() {
        return open.due()
                .map(due -> Duration.between(clock.instant(), due))
                .filter(left -> left.compareTo(SHORTEST_WAIT) > 0)
                .orElse(open.isEmpty() ? LONGEST_WAIT : SHORTEST_WAIT);
    }

    /** A batch on its way has become smaller, or is acknowledged: there is more room. */
    void shrunk(long bytes) {
        lock.lock();
        try {
            onTheWayBytes -= bytes;
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void delivered(int bytes, int count) {
        lock.lock();
        try {
            events -= count;
        } finally {
            lock.unlock();
        }
        shrunk(bytes);
    }

    /** Takes nothing more, and completes what is open. */
    void close() {
        lock.lock();
        try {
            isClosed = true;
            open.completeAll();
            work.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Taken and not yet acknowledged. */
    long events() {
        lock.lock();
        try {
            return events;
        } finally {
            lock.unlock();
        }
    }
}

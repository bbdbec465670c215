package dev.lookback.harvester.batch;

import dev.lookback.harvester.event.EventLine;
import dev.lookback.harvester.event.EventSink;
import dev.lookback.harvester.spool.RecoveredEvent;
import dev.lookback.harvester.spool.Spool;
import dev.lookback.model.time.Intervals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The sink of all inputs: a line goes to the spool's journal and into an open batch; complete batches wait here to be sealed.
 * They are bounded in bytes, as the spool is: when either is full, nothing more is taken.
 */
final class BatchBuffer implements EventSink {

    /** While no batch is open nothing falls due; who opens one signals. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private static final Duration SHORTEST_WAIT = Duration.ofMillis(1);

    /** How long whoever found the journal's buffer full waits at most: it is emptied as fast as the disk can. */
    private static final Duration JOURNAL_WAIT = Duration.ofMillis(20);

    /** What is sealed together is one file, and one write to the disk. */
    private static final int MAX_GROUP_BYTES = 8 * 1024 * 1024;

    private final Clock clock;
    private final Spool spool;
    private final long maxCompleteBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition room = lock.newCondition();
    private final OpenBatches open;
    private final Deque<OpenBatch> complete = new ArrayDeque<>();
    private final AtomicLong events = new AtomicLong();

    private long completeBytes;
    private volatile boolean isJournalFull;
    private boolean isClosed;

    BatchBuffer(Intervals intervals, BatchProperties properties, Spool spool, Clock clock) {
        this.clock = clock;
        this.spool = spool;
        this.maxCompleteBytes = properties.maxOnTheWay().toBytes() / 2;
        this.open = new OpenBatches(intervals, properties.limits(), this::completed);
        spool.whenRoom(this::journalHasRoom);
    }

    private void completed(OpenBatch batch) {
        completeBytes += batch.capacity();
        complete.add(batch);
        work.signal();
    }

    /** Puts in what the run before had taken, whether or not there is room. */
    void recover(List<RecoveredEvent> recovered) {
        Instant now = clock.instant();
        lock.lock();
        try {
            events.addAndGet(recovered.size());
            recovered.forEach(event -> open.add(event.line(), event.position(), now));
            work.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean offer(EventLine line) {
        Instant now = clock.instant();
        lock.lock();
        try {
            if (isClosed || !hasRoom()) {
                return false;
            }
            long position = spool.append(line);
            isJournalFull = position < 0;
            if (isJournalFull) {
                return false;
            }
            if (open.isEmpty()) {
                // Whoever takes batches waits for long while there is nothing that could fall due.
                work.signal();
            }
            events.incrementAndGet();
            open.add(line, position, now);
            open.completeBefore(spool.oldestToWait());
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
            long untilEmptied = Math.min(nanos, JOURNAL_WAIT.toNanos());
            while (isJournalFull && untilEmptied > 0) {
                untilEmptied = room.awaitNanos(untilEmptied);
            }
            while (!hasRoom() && nanos > 0) {
                nanos = room.awaitNanos(nanos);
            }
            return hasRoom();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean awaitDurable(Duration limit) throws InterruptedException {
        return spool.awaitDurable(limit);
    }

    private boolean hasRoom() {
        return completeBytes < maxCompleteBytes && spool.hasRoom();
    }

    private void journalHasRoom() {
        if (isJournalFull) {
            roomMade();
        }
    }

    /** So many more are in hand, in batches of the run before. */
    void recovered(int count) {
        events.addAndGet(count);
    }

    void delivered(int count) {
        events.addAndGet(-count);
        roomMade();
    }

    /** Taken and not yet acknowledged. */
    long events() {
        return events.get();
    }

    /** Somebody who found none may try again. */
    private void roomMade() {
        lock.lock();
        try {
            isJournalFull = false;
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns what is complete, waiting for a batch to be full or old enough; nothing when closed and empty. */
    List<OpenBatch> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            open.completeDue(clock.instant());
            while (complete.isEmpty() && !isClosed) {
                work.await(untilDue().toNanos(), TimeUnit.NANOSECONDS);
                open.completeDue(clock.instant());
            }
            return group();
        } finally {
            lock.unlock();
        }
    }

    private List<OpenBatch> group() {
        List<OpenBatch> group = new ArrayList<>();
        long bytes = 0;
        while (!complete.isEmpty()
                && (group.isEmpty() || bytes + complete.peek().length() <= MAX_GROUP_BYTES)) {
            OpenBatch next = complete.remove();
            bytes += next.length();
            group.add(next);
        }
        return group;
    }

    private Duration untilDue() {
        return open.due()
                .map(due -> Duration.between(clock.instant(), due))
                .filter(left -> left.compareTo(SHORTEST_WAIT) > 0)
                .orElse(open.isEmpty() ? LONGEST_WAIT : SHORTEST_WAIT);
    }

    /** They are on disk: the journal need not keep their lines, nor memory. */
    void sealed(List<OpenBatch> batches) {
        lock.lock();
        try {
            completeBytes -= batches.stream().mapToLong(OpenBatch::capacity).sum();
            spool.release(firstUnsealed());
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** When the oldest batch that is not sealed was opened. */
    Optional<Instant> oldest() {
        lock.lock();
        try {
            return Optional.ofNullable(complete.peek()).map(OpenBatch::openedAt).or(open::oldest);
        } finally {
            lock.unlock();
        }
    }

    private long firstUnsealed() {
        long first = open.firstPosition().orElseGet(spool::position);
        for (OpenBatch batch : complete) {
            first = Math.min(first, batch.firstPosition());
        }
        return first;
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
}

package dev.lookback.harvester.spool;

import dev.lookback.harvester.event.EventLine;
import dev.lookback.harvester.event.SourcePosition;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The journal's records on their way to the disk, in order: one buffer is filled while the other is written. Who finds no room
 * comes again. It decides where a segment ends, so that what a segment begins with is how things stood there.
 */
final class JournalBuffer {

    /** Two of them; at 20 MB/s that is a tenth of a second that the disk may pause. */
    static final int BYTES = 2 * 1024 * 1024;

    private final long segmentBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Condition emptied = lock.newCondition();
    private final Map<String, Long> positions;
    private final List<Integer> segmentStarts = new ArrayList<>();

    private ByteBuffer filling = ByteBuffer.allocateDirect(BYTES);
    private ByteBuffer spare = ByteBuffer.allocateDirect(BYTES);
    private AgentState agent;
    private long base;
    private long segmentStart;
    private boolean isClosed;

    /**
     * What the writer takes.
     *
     * @param position of its first byte
     * @param segmentStarts where in it a new segment begins
     */
    record Chunk(ByteBuffer bytes, long position, List<Integer> segmentStarts) {}

    /** @param position where the first segment begins */
    JournalBuffer(long position, AgentState agent, Map<String, Long> positions, long segmentBytes) {
        this.base = position;
        this.segmentStart = position;
        this.agent = agent;
        this.positions = new HashMap<>(positions);
        this.segmentBytes = segmentBytes;
        reserve(0);
        beginSegment();
    }

    /** Returns the position of its record, −1 where there is no room. */
    long append(EventLine line) {
        lock.lock();
        try {
            if (isClosed) {
                return -1;
            }
            boolean wasEmpty = filling.position() == 0;
            endFullSegment();
            long position = end();
            boolean isTaken = JournalRecords.event(filling, line);
            wakeWriterIf(wasEmpty);
            if (!isTaken) {
                return -1;
            }
            keep(line.position());
            return position;
        } finally {
            lock.unlock();
        }
    }

    private void keep(@Nullable SourcePosition position) {
        if (position != null) {
            positions.put(position.source(), position.offset());
        }
    }

    /** Waits for room; returns the position behind the record, −1 when it is closed. */
    long appendSealed(Collection<SealedMark> batches, AgentState state) {
        int bytes = JournalRecords.sealedBytes(batches, state);
        lock.lock();
        try {
            while (filling.remaining() < bytes && !isClosed) {
                emptied.awaitUninterruptibly();
            }
            if (isClosed) {
                return -1;
            }
            boolean wasEmpty = filling.position() == 0;
            JournalRecords.putSealed(filling, batches, state);
            agent = state;
            wakeWriterIf(wasEmpty);
            return end();
        } finally {
            lock.unlock();
        }
    }

    /** The writer sleeps only while there is nothing. */
    private void wakeWriterIf(boolean wasEmpty) {
        if (wasEmpty && filling.position() > 0) {
            filled.signal();
        }
    }

    private void endFullSegment() {
        if (end() - segmentStart >= segmentBytes
                && filling.remaining() > JournalRecords.beginningBytes(agent, positions)) {
            beginSegment();
        }
    }

    private void beginSegment() {
        segmentStarts.add(filling.position());
        segmentStart = end();
        JournalRecords.beginning(filling, agent, positions);
    }

    void forget(String source) {
        lock.lock();
        try {
            positions.remove(source);
        } finally {
            lock.unlock();
        }
    }

    /** Where it began. */
    long base() {
        return base;
    }

    /** Behind the last record. */
    long position() {
        lock.lock();
        try {
            return end();
        } finally {
            lock.unlock();
        }
    }

    private long end() {
        return base + filling.position();
    }

    /** Returns what has come, waiting for it; null when it is closed and empty. */
    @Nullable
    Chunk take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (filling.position() == 0 && !isClosed) {
                filled.await();
            }
            if (filling.position() == 0) {
                return null;
            }
            ByteBuffer full = filling.flip();
            Chunk chunk = new Chunk(full, base, List.copyOf(segmentStarts));
            segmentStarts.clear();
            base += full.limit();
            filling = spare;
            spare = full;
            reserve(JournalRecords.beginningBytes(agent, positions));
            emptied.signalAll();
            return chunk;
        } finally {
            lock.unlock();
        }
    }

    /** What a segment begins with may be long, and must fit beside events. */
    private void reserve(int beginning) {
        int needed = Math.max(BYTES, 2 * beginning);
        filling = filling.capacity() < needed ? ByteBuffer.allocateDirect(needed) : filling.clear();
    }

    /** Takes nothing more. */
    void close() {
        lock.lock();
        try {
            isClosed = true;
            filled.signalAll();
            emptied.signalAll();
        } finally {
            lock.unlock();
        }
    }
}

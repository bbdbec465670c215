package dev.lookback.harvester.spool;

import dev.lookback.harvester.event.EventLine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The journal: one thread writes what comes as soon as the disk takes it, another brings it to the disk in time. A disk that
 * refuses is tried again every second; meanwhile the buffer is full, and nothing is taken.
 */
final class EventJournal {

    private static final Logger log = LoggerFactory.getLogger(EventJournal.class);

    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final Disk disk;
    private final Segments segments;
    private final JournalBuffer buffer;
    private final Progress progress;
    private final Duration syncInterval;
    private final Runnable roomMade;
    private final Trouble trouble = new Trouble("the spool's journal");
    private final Pause pause = new Pause();
    private final Thread writer = Thread.ofPlatform().name("journal-write").unstarted(this::writeAll);
    private final Thread syncer = Thread.ofPlatform().name("journal-sync").unstarted(this::syncAll);

    /** Held while the file is synced or replaced. */
    private final ReentrantLock file = new ReentrantLock();

    private Disk.@Nullable SegmentFile segment;
    private long segmentPosition;

    /** @param roomMade runs when there is room again where there was none */
    EventJournal(Disk disk, Segments segments, JournalBuffer buffer, Duration syncInterval, Runnable roomMade) {
        this.disk = disk;
        this.segments = segments;
        this.buffer = buffer;
        this.progress = new Progress(buffer.base());
        this.syncInterval = syncInterval;
        this.roomMade = roomMade;
    }

    void start() {
        writer.start();
        syncer.start();
    }

    long append(EventLine line) {
        return buffer.append(line);
    }

    long appendSealed(Collection<SealedMark> batches, AgentState state) {
        return buffer.appendSealed(batches, state);
    }

    Progress progress() {
        return progress;
    }

    long position() {
        return buffer.position();
    }

    @Nullable
    String trouble() {
        return trouble.last();
    }

    /** False after a fault that nobody foresaw. */
    boolean isAlive() {
        return writer.isAlive() && syncer.isAlive();
    }

    /** Deletes the segments below, once everything that stands in for them is on disk. */
    void release(long position) {
        progress.released(position);
        progress.whenDurable(buffer.position(), () -> segments.deleteBefore(position));
    }

    private void writeAll() {
        try {
            for (JournalBuffer.Chunk chunk = buffer.take(); chunk != null; chunk = buffer.take()) {
                roomMade.run();
                write(chunk);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the journal", e);
        }
    }

    private void write(JournalBuffer.Chunk chunk) throws InterruptedException {
        int from = 0;
        for (int start : chunk.segmentStarts()) {
            write(chunk, from, start);
            long position = chunk.position() + start;
            if (!isDone(() -> begin(position))) {
                return;
            }
            from = start;
        }
        write(chunk, from, chunk.bytes().limit());
    }

    private void write(JournalBuffer.Chunk chunk, int from, int to) throws InterruptedException {
        if (from == to) {
            return;
        }
        ByteBuffer bytes = chunk.bytes().slice(from, to - from);
        long position = chunk.position() + from;
        if (isDone(() -> open().write(bytes.duplicate(), position - segmentPosition))) {
            progress.written(chunk.position() + to);
        }
    }

    private Disk.SegmentFile open() throws IOException {
        if (segment == null) {
            throw new IOException("no segment is open");
        }
        return segment;
    }

    private void begin(long position) throws IOException {
        file.lock();
        try {
            Disk.SegmentFile next = disk.create(segments.file(position));
            if (segment != null) {
                sync(segment, position);
                segment.close();
            }
            segment = next;
            segmentPosition = position;
            segments.begun(position);
        } finally {
            file.unlock();
        }
    }

    /** Tries until it works; false when the process stops before. */
    private boolean isDone(Write write) throws InterruptedException {
        while (!pause.isEnded()) {
            try {
                write.run();
                trouble.works();
                return true;
            } catch (IOException e) {
                trouble.failed(e);
                pause.await(AGAIN);
            }
        }
        return false;
    }

    private void syncAll() {
        try {
            for (long due = progress.awaitDue(syncInterval); due >= 0; due = progress.awaitDue(syncInterval)) {
                syncTo(due);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the journal", e);
        }
    }

    private void syncTo(long position) {
        file.lock();
        try {
            if (segment != null) {
                sync(segment, position);
            }
        } finally {
            file.unlock();
        }
    }

    /** After a sync that failed a later one proves nothing, so it is not tried again for the same bytes. */
    private void sync(Disk.SegmentFile file, long position) {
        try {
            file.sync();
        } catch (IOException e) {
            log.error(
                    "the spool's journal is not on disk, nothing is acknowledged until its batches are: {}",
                    e.toString());
            progress.failed(position);
        }
        progress.durable(position);
    }

    /** Writes and syncs what has come, at most so long. */
    void close(Duration limit) throws InterruptedException {
        buffer.close();
        if (!writer.join(limit)) {
            log.error("stopped while the spool's journal could not be written: what it had not written is lost");
        }
        pause.end();
        writer.join();
        progress.close();
        syncer.join();
        syncTo(progress.written());
        closeSegment();
    }

    private void closeSegment() {
        try {
            if (segment != null) {
                segment.close();
            }
        } catch (IOException e) {
            log.warn("the spool's journal is not closed: {}", e.toString());
        }
    }

    @FunctionalInterface
    private interface Write {
        void run() throws IOException;
    }
}

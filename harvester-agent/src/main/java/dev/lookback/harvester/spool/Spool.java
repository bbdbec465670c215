package dev.lookback.harvester.spool;

import dev.lookback.harvester.event.EventLine;
import dev.lookback.harvester.event.SourcePositions;
import dev.lookback.model.batch.Batch;
import dev.lookback.model.time.Intervals;
import dev.lookback.process.StartRefusedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What is taken and not acknowledged, on disk. {@code EventSink}'s promises rest on it. */
public final class Spool implements SourcePositions, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Spool.class);

    private static final long MAX_SEGMENT_BYTES = 16 * 1024 * 1024;
    private static final int SEGMENTS = 16;
    private static final long MIN_ROOM = 4 * 1024 * 1024;
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(3);

    private final Settings settings;
    private final SpoolLock lock;
    private final Recovery recovery;
    private final Segments segments;
    private final BatchFiles files;
    private final JournalBuffer buffer;
    private final EventJournal journal;
    private final DiskRoom room;
    private final long segmentBytes;
    private final Trouble trouble = new Trouble("the spool's batches");

    private volatile Runnable roomMade = () -> {};
    private volatile long unsealedFrom;

    /**
     * @param directory its own; made if missing
     * @param maxBytes beyond which nothing more is taken
     * @param syncInterval how long a record may wait for the disk
     */
    public record Settings(Path directory, long maxBytes, Duration syncInterval) {

        /** A segment is deleted as a whole: on a small disk, too, the last one is a small part. */
        long segmentBytes(long free) {
            long room = Math.min(maxBytes, Math.max(free, MIN_ROOM));
            return Math.min(MAX_SEGMENT_BYTES, room / SEGMENTS);
        }
    }

    private Spool(Settings settings, SpoolLock lock, Disk disk, Intervals intervals, Clock clock) throws IOException {
        this.settings = settings;
        this.lock = lock;
        this.segments = new Segments(settings.directory());
        this.files = new BatchFiles(settings.directory(), disk, clock);
        this.recovery = Recovery.read(segments, files, intervals);
        this.room = new DiskRoom(disk, settings.directory());
        this.segmentBytes = settings.segmentBytes(disk.free(settings.directory()));
        this.buffer = new JournalBuffer(recovery.end(), recovery.agent(), recovery.positions(), segmentBytes);
        this.unsealedFrom = recovery.events().isEmpty() ? recovery.end() : segments.position();
        this.journal = new EventJournal(disk, segments, buffer, settings.syncInterval(), () -> roomMade.run());
    }

    /** @throws StartRefusedException if it cannot be written, or another harvester has it */
    public static Spool open(Settings settings, Intervals intervals, Clock clock) {
        return open(settings, new FileSystemDisk(), intervals, clock);
    }

    static Spool open(Settings settings, Disk disk, Intervals intervals, Clock clock) {
        try {
            Files.createDirectories(settings.directory());
            Spool spool = new Spool(settings, SpoolLock.take(settings.directory()), disk, intervals, clock);
            spool.start();
            return spool;
        } catch (IOException e) {
            throw new StartRefusedException(
                    "lookback.harvester.spool.directory: " + settings.directory()
                            + " (expected: a directory to write to; " + e + ")",
                    e);
        }
    }

    private void start() {
        journal.start();
        mark(recovery.batches(), recovery.agent());
    }

    /** Of the run before, in no batch yet, in their order; it gives them once. */
    public List<RecoveredEvent> takeRecoveredEvents() {
        List<RecoveredEvent> events = List.copyOf(recovery.events());
        recovery.events().clear();
        return events;
    }

    /** Of the run before, in their order. */
    public List<StoredBatch> recoveredBatches() {
        return recovery.batches();
    }

    public AgentState agent() {
        return recovery.agent();
    }

    /** @param action runs when there is room in the journal again */
    public void whenRoom(Runnable action) {
        roomMade = action;
    }

    public boolean hasRoom() {
        return bytes() < settings.maxBytes() && room.isThere(journal.position() - unsealedFrom);
    }

    /** Returns the event's position, −1 where the disk does not keep up. */
    public long append(EventLine line) {
        return journal.append(line);
    }

    /** Events before this position must not wait any longer for their batches. */
    public long oldestToWait() {
        return journal.position() - SEGMENTS / 4 * segmentBytes;
    }

    /** Behind the last event. */
    public long position() {
        return journal.position();
    }

    /**
     * Waits until everything that was appended before is on disk.
     *
     * @return false when the limit has passed before, or the disk failed
     */
    public boolean awaitDurable(Duration limit) throws InterruptedException {
        return journal.progress().awaitDurable(journal.position(), limit);
    }

    /**
     * Returns when the batches are on disk, and may be sent.
     *
     * @param agent behind them
     * @throws IOException if none is on disk; the same may be stored again
     */
    public List<StoredBatch> store(List<SealedBatch> batches, AgentState agent) throws IOException {
        try {
            List<StoredBatch> stored = files.store(batches);
            trouble.works();
            mark(stored, agent);
            return stored;
        } catch (IOException e) {
            trouble.failed(e);
            throw e;
        }
    }

    /** Says in the journal which events are in batches; without it, they would be sent twice after a kill. */
    private void mark(List<StoredBatch> stored, AgentState agent) {
        Map<BatchKey, SealedMark> latest = new HashMap<>();
        for (StoredBatch batch : stored) {
            latest.merge(batch.mark().key(), batch.mark(), (a, b) -> a.upTo() > b.upTo() ? a : b);
        }
        if (!latest.isEmpty()) {
            long position = journal.appendSealed(latest.values(), agent);
            stored.forEach(batch -> batch.file().marked(position));
        }
    }

    /** Everything before the position is in batches. */
    public void release(long position) {
        unsealedFrom = position;
        journal.release(position);
    }

    /** @throws IOException if it cannot be read now */
    public Batch read(StoredBatch batch) throws IOException {
        return files.read(batch);
    }

    /** Kafka has it. */
    public void acknowledged(StoredBatch batch) {
        journal.progress().whenDurable(batch.file().markedAt(), () -> files.acknowledged(batch));
    }

    @Override
    public Map<String, Long> kept() {
        return Map.copyOf(recovery.positions());
    }

    @Override
    public void forget(String source) {
        buffer.forget(source);
    }

    /** Beyond which nothing more is taken. */
    public long maxBytes() {
        return settings.maxBytes();
    }

    public long bytes() {
        return journal.position() - segments.position() + files.bytes();
    }

    /** False when nobody writes the journal any more: only a new process helps. */
    public boolean isAlive() {
        return journal.isAlive();
    }

    /** What fails at the disk, null while all is well. */
    @Nullable
    public String trouble() {
        return Stream.of(journal.trouble(), trouble.last(), room.problem())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    @Override
    public void close() {
        try {
            journal.close(CLOSE_LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            lock.close();
        } catch (IOException e) {
            log.warn("the spool's lock is not let go of: {}", e.toString());
        }
    }
}

package dev.lookback.harvester.spool;

import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** Batches that were complete at the same moment, in one file. */
final class BatchFile {

    private final Path path;
    private final long bytes;
    private final Instant storedAt;
    private final boolean isDamaged;
    private final AtomicInteger unacknowledged = new AtomicInteger();

    private volatile long markedAt;

    BatchFile(Path path, long bytes, Instant storedAt, boolean isDamaged) {
        this.path = path;
        this.bytes = bytes;
        this.storedAt = storedAt;
        this.isDamaged = isDamaged;
    }

    void holds(int batches) {
        unacknowledged.set(batches);
    }

    /** Returns whether it was the last one. */
    boolean acknowledgedOne() {
        return unacknowledged.decrementAndGet() == 0;
    }

    /** The journal says that its events are in batches, from there on. */
    void marked(long position) {
        markedAt = position;
    }

    long markedAt() {
        return markedAt;
    }

    Path path() {
        return path;
    }

    long bytes() {
        return bytes;
    }

    Instant storedAt() {
        return storedAt;
    }

    boolean isDamaged() {
        return isDamaged;
    }
}

package dev.lookback.harvester.spool;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Whether the disk has room to take in more. What is taken has to be written once more, as batches, before its first writing
 * can be deleted: a disk that events alone filled to the last byte could never be emptied again.
 */
final class DiskRoom {

    /** What is still in the journal's buffers, and what a file system needs for itself. */
    static final long RESERVE = 3L * JournalBuffer.BYTES;

    /** Room that was short is there again once there is so much more than is needed. */
    private static final long HYSTERESIS = RESERVE / 4;

    private static final Duration BETWEEN = Duration.ofMillis(20);

    /** A disk at its bound is told of about once a second, however often batches make a little room. */
    private static final Duration AT_LEAST = Duration.ofSeconds(1);

    private static final Logger log = LoggerFactory.getLogger(DiskRoom.class);

    private final Disk disk;
    private final Path directory;

    private long askedAt = System.nanoTime() - BETWEEN.toNanos();
    private long fullAt;
    private long free;
    private volatile @Nullable String problem;

    DiskRoom(Disk disk, Path directory) {
        this.disk = disk;
        this.directory = directory;
    }

    /** @param unsealed bytes of the journal that stand in no batch yet */
    synchronized boolean isThere(long unsealed) {
        long now = System.nanoTime();
        if (now - askedAt >= BETWEEN.toNanos()) {
            askedAt = now;
            free = disk.free(directory);
        }
        judge(unsealed + RESERVE, now);
        return problem == null;
    }

    private void judge(long needed, long now) {
        if (problem == null && free < needed) {
            problem = directory + ": " + free + " bytes free on the disk (expected: " + needed
                    + ", for batches of what is taken already)";
            fullAt = now;
            log.error("nothing more is taken in until there is room: {}", problem);
        } else if (problem != null && free >= needed + HYSTERESIS && now - fullAt >= AT_LEAST.toNanos()) {
            problem = null;
            log.info("{}: there is room on the disk again", directory);
        }
    }

    /** Null while there is room. */
    @Nullable
    String problem() {
        return problem;
    }
}

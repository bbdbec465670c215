package dev.lookback.harvester.spool;

import dev.lookback.model.batch.Batch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** The batches that Kafka has not acknowledged. A file goes when all of its batches are; one that was damaged is kept aside. */
final class BatchFiles {

    private static final Logger log = LoggerFactory.getLogger(BatchFiles.class);

    private static final String PREFIX = "batches-";
    private static final String DAMAGED = ".damaged";

    private final Path directory;
    private final Disk disk;
    private final Clock clock;
    private final AtomicLong bytes = new AtomicLong();

    private long torn;

    BatchFiles(Path directory, Disk disk, Clock clock) {
        this.directory = directory;
        this.disk = disk;
        this.clock = clock;
    }

    /** Returns the batches of the run before, in the order of their numbers. */
    List<StoredBatch> load() throws IOException {
        List<StoredBatch> batches = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(FileSystemDisk.UNFINISHED)) {
                    Files.delete(file);
                } else if (name.startsWith(PREFIX) && !name.endsWith(DAMAGED)) {
                    batches.addAll(load(file));
                }
            }
        }
        batches.sort(Comparator.comparingLong(batch -> batch.headers().origin().sequence()));
        return batches;
    }

    private List<StoredBatch> load(Path path) throws IOException {
        byte[] content = Files.readAllBytes(path);
        Instant storedAt = Files.getLastModifiedTime(path).toInstant();
        FrameScan.Damage damage = FrameScan.scan(content, (start, body) -> {});
        BatchFile file = new BatchFile(path, content.length, storedAt, damage.torn() > 0);
        List<StoredBatch> batches = new ArrayList<>();
        FrameScan.scan(content, (start, body) -> {
            int length = Frame.HEADER_BYTES + body.remaining();
            SealedBatch batch = BatchRecord.get(body);
            batches.add(new StoredBatch(file, start, length, batch.batch().headers(), batch.upTo()));
        });
        bytes.addAndGet(content.length);
        torn += damage.torn();
        file.holds(batches.size());
        if (batches.isEmpty()) {
            remove(file);
        }
        return batches;
    }

    /** Returns when all are on disk; after a failure none is. */
    List<StoredBatch> store(List<SealedBatch> batches) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(
                batches.stream().mapToInt(BatchRecord::bytes).sum());
        long first = batches.getFirst().batch().headers().origin().sequence();
        Path path = directory.resolve(PREFIX + "%018d".formatted(first));
        BatchFile file = new BatchFile(path, content.capacity(), clock.instant(), false);
        List<StoredBatch> stored = new ArrayList<>();
        for (SealedBatch batch : batches) {
            int start = content.position();
            BatchRecord.put(content, batch);
            int length = content.position() - start;
            stored.add(new StoredBatch(file, start, length, batch.batch().headers(), batch.upTo()));
        }
        file.holds(stored.size());
        disk.writeWhole(path, content.flip());
        bytes.addAndGet(file.bytes());
        return stored;
    }

    /** Reads one again, the same bytes. A thread that reads may be interrupted. */
    Batch read(StoredBatch batch) throws IOException {
        byte[] frame = new byte[batch.length()];
        try (RandomAccessFile file = new RandomAccessFile(batch.file().path().toFile(), "r")) {
            file.seek(batch.start());
            file.readFully(frame);
        }
        ByteBuffer buffer = ByteBuffer.wrap(frame);
        if (Frame.bodyLength(buffer, 0) < 0) {
            throw new IOException(batch.file().path() + ": damaged at byte " + batch.start());
        }
        return BatchRecord.get(buffer.position(Frame.HEADER_BYTES)).batch();
    }

    /** Deletes its file when it was the last one. */
    void acknowledged(StoredBatch batch) {
        if (batch.file().acknowledgedOne()) {
            remove(batch.file());
        }
    }

    private void remove(BatchFile file) {
        try {
            if (file.isDamaged()) {
                Path aside = file.path().resolveSibling(file.path().getFileName() + DAMAGED);
                Files.move(file.path(), aside, StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.deleteIfExists(file.path());
            }
        } catch (IOException e) {
            log.warn("{} not deleted, its batches will be sent once more: {}", file.path(), e.toString());
        }
        bytes.addAndGet(-file.bytes());
    }

    long bytes() {
        return bytes.get();
    }

    /** Bytes that belong to no whole batch, found by {@link #load}. */
    long torn() {
        return torn;
    }
}

package dev.lookback.harvester.spool;

import dev.lookback.harvester.event.EventLine;
import dev.lookback.model.batch.Batch;
import dev.lookback.model.batch.BatchHeaders;
import dev.lookback.model.batch.Gzip;
import dev.lookback.model.time.Interval;
import dev.lookback.model.time.Intervals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Spools for tests, and what a kill leaves of them. */
public final class Spools {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private Spools() {}

    public static Spool open(Path directory) {
        return open(directory, new FileSystemDisk(), 64 * 1024 * 1024);
    }

    /** On a disk of so many bytes, which the spool's own bound is beyond. */
    public static Spool openOnDiskOf(Path directory, long bytes) {
        return open(directory, new SmallDisk(directory, bytes), 2 * bytes);
    }

    static Spool open(Path directory, Disk disk, long maxBytes) {
        return Spool.open(
                new Spool.Settings(directory, maxBytes, Duration.ofMillis(20)),
                disk,
                new Intervals(Duration.ofMinutes(5)),
                Clock.systemUTC());
    }

    /** Copies what a harvester that is killed now leaves; nothing is synced or closed for it. */
    static Path killed(Path directory, Path copy) {
        try (Stream<Path> files = Files.list(directory)) {
            Files.createDirectories(copy);
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void awaitDurable(Spool spool) {
        try {
            if (!spool.awaitDurable(LIMIT)) {
                throw new AssertionError("not on disk");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> texts(List<RecoveredEvent> events) {
        return events.stream().map(event -> text(event.line())).toList();
    }

    static String text(EventLine line) {
        return new String(line.buffer(), line.offset(), line.length(), StandardCharsets.UTF_8);
    }

    /** A batch of one host in interval 0. */
    static SealedBatch batch(String agent, long sequence, String host, String lines, long upTo) {
        byte[] raw = lines.getBytes(StandardCharsets.UTF_8);
        BatchHeaders headers = new BatchHeaders(
                new Interval(0),
                host,
                agent,
                new BatchHeaders.Origin(sequence, Optional.empty()),
                new BatchHeaders.Size(1, raw.length));
        return new SealedBatch(new Batch(headers, Gzip.compress(raw, 0, raw.length)), upTo);
    }

    static List<Path> files(Path directory, String prefix) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

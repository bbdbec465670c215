package dev.lookback.helm;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** A container's log on its node, as a container runtime writes it and kubelet rotates it. */
final class ContainerLog implements EventFlow.Target, AutoCloseable {

    private static final DateTimeFormatter ROTATED_AT =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Path file;
    private final Instant begin = Instant.now();
    private Writer writer;
    private Path rotated;
    private boolean isRenamed;
    private int rotations;

    /** @param node whose root it is */
    static ContainerLog on(Path node) throws IOException {
        Path directory = Files.createDirectories(node.resolve("var/log/pods/logs_shop-0_1/shop"));
        return new ContainerLog(directory.resolve("0.log"));
    }

    private ContainerLog(Path file) throws IOException {
        this.file = file;
        this.rotated = file;
        this.writer = Files.newBufferedWriter(file);
    }

    /** What comes right after a rotation is still written into the file that was renamed. */
    @Override
    public synchronized void take(List<EventFlow.Event> events) throws IOException {
        for (EventFlow.Event event : events) {
            writer.write(event.time() + " stdout F " + event.text() + "\n");
        }
        writer.flush();
        if (isRenamed && !events.isEmpty()) {
            writer.close();
            writer = Files.newBufferedWriter(file);
            isRenamed = false;
        }
    }

    /** Renames the log; the one that was renamed before is compressed. */
    synchronized void rotate() {
        try {
            if (rotations > 0) {
                compress(rotated);
            }
            rotated = file.resolveSibling(file.getFileName() + "." + ROTATED_AT.format(begin.plusSeconds(rotations++)));
            Files.move(file, rotated);
            isRenamed = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compress(Path file) throws IOException {
        Path unfinished = Path.of(file + ".tmp");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(unfinished))) {
            Files.copy(file, out);
        }
        Files.move(unfinished, Path.of(file + ".gz"));
        Files.delete(file);
    }

    @Override
    public synchronized void close() throws IOException {
        writer.close();
    }
}

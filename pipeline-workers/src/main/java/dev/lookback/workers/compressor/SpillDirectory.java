package dev.lookback.workers.compressor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A directory of this process's own among those of others on the machine. What a killed process left behind is taken away
 * by the next: nobody needs it, Kafka has it all.
 */
final class SpillDirectory implements AutoCloseable {

    private static final String PREFIX = "process-";
    private static final String LOCK = "lock";

    private final Path path;
    private final FileChannel lock;

    private SpillDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    static SpillDirectory in(Path parent) {
        try {
            Files.createDirectories(parent);
            try (Stream<Path> siblings = Files.list(parent)) {
                List<Path> others = siblings.filter(
                                sibling -> sibling.getFileName().toString().startsWith(PREFIX))
                        .toList();
                for (Path other : others) {
                    deleteIfAbandoned(other);
                }
            }
            Path own = Files.createTempDirectory(parent, PREFIX);
            FileChannel channel =
                    FileChannel.open(own.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.lock();
            return new SpillDirectory(own, channel);
        } catch (IOException e) {
            throw new UncheckedIOException("lookback.compressor.spill-directory: " + parent, e);
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        lock.close();
        delete(path);
    }

    private static void deleteIfAbandoned(Path directory) throws IOException {
        Path file = directory.resolve(LOCK);
        if (!Files.exists(file)) {
            // Its owner makes it this moment, or died just there: an empty directory hurts nobody.
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock taken = channel.tryLock()) {
            if (taken == null) {
                return;
            }
            delete(directory);
        } catch (OverlappingFileLockException e) {
            // Its owner lives in this JVM.
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}

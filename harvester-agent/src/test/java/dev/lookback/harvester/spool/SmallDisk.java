package dev.lookback.harvester.spool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The real disk, of so many bytes for all files of the spool's directory. */
final class SmallDisk implements Disk {

    private final Disk disk = new FileSystemDisk();
    private final Path directory;
    private final long bytes;

    SmallDisk(Path directory, long bytes) {
        this.directory = directory;
        this.bytes = bytes;
    }

    @Override
    public synchronized long free(Path ignored) {
        try (Stream<Path> files = Files.list(directory)) {
            return bytes - files.mapToLong(SmallDisk::size).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void need(long needed) throws IOException {
        if (free(directory) < needed) {
            throw new IOException("No space left on device");
        }
    }

    @Override
    public SegmentFile create(Path file) throws IOException {
        SegmentFile created = disk.create(file);
        return new SegmentFile() {
            @Override
            public void write(ByteBuffer buffer, long at) throws IOException {
                need(at + buffer.remaining() - size(file));
                created.write(buffer, at);
            }

            @Override
            public void sync() throws IOException {
                created.sync();
            }

            @Override
            public void close() throws IOException {
                created.close();
            }
        };
    }

    @Override
    public void writeWhole(Path file, ByteBuffer content) throws IOException {
        need(content.remaining());
        disk.writeWhole(file, content);
    }
}

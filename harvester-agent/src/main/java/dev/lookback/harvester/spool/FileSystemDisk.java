package dev.lookback.harvester.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The disk below a directory. Its threads must not be interrupted: that would close their files. */
final class FileSystemDisk implements Disk {

    /** A file that was not yet whole when the harvester ended. */
    static final String UNFINISHED = ".new";

    @Override
    public SegmentFile create(Path file) throws IOException {
        FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        try {
            syncDirectoryOf(file);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        return new ChannelFile(channel);
    }

    @Override
    public void writeWhole(Path file, ByteBuffer content) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
        try (SegmentFile written = create(unfinished)) {
            written.write(content.duplicate(), 0);
            written.sync();
        } catch (IOException e) {
            // What there was room for is needed elsewhere.
            Files.deleteIfExists(unfinished);
            throw e;
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncDirectoryOf(file);
    }

    @Override
    public long free(Path directory) {
        return directory.toFile().getUsableSpace();
    }

    /** A name is on disk when its directory is. */
    private static void syncDirectoryOf(Path file) throws IOException {
        try (FileChannel directory = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    private record ChannelFile(FileChannel channel) implements SegmentFile {

        @Override
        public void write(ByteBuffer buffer, long at) throws IOException {
            long next = at;
            while (buffer.hasRemaining()) {
                next += channel.write(buffer, next);
            }
        }

        @Override
        public void sync() throws IOException {
            channel.force(false);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}

package dev.lookback.harvester.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** The real disk, that refuses what it is told to. */
final class FailingDisk implements Disk {

    private final Disk disk = new FileSystemDisk();

    volatile boolean refusesWrites;
    volatile boolean refusesSyncs;

    private void check(boolean isRefused) throws IOException {
        if (isRefused) {
            throw new IOException("No space left on device");
        }
    }

    @Override
    public SegmentFile create(Path file) throws IOException {
        check(refusesWrites);
        SegmentFile created = disk.create(file);
        return new SegmentFile() {
            @Override
            public void write(ByteBuffer buffer, long at) throws IOException {
                if (refusesWrites) {
                    // As much as there was room for.
                    created.write(buffer.slice(buffer.position(), buffer.remaining() / 2), at);
                }
                check(refusesWrites);
                created.write(buffer, at);
            }

            @Override
            public void sync() throws IOException {
                check(refusesSyncs);
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
        check(refusesWrites);
        disk.writeWhole(file, content);
    }

    @Override
    public long free(Path directory) {
        return disk.free(directory);
    }
}

package dev.lookback.harvester.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** The few things that a spool does to a disk. Each call that fails may be made again, and nothing is half done then. */
interface Disk {

    /** Makes a new file; its name is on disk when this returns. */
    SegmentFile create(Path file) throws IOException;

    /** Writes a file that is there whole, and on disk, when this returns; one that fails leaves none of that name. */
    void writeWhole(Path file, ByteBuffer content) throws IOException;

    /** Bytes that may still be written below the directory; 0 when the disk does not say. */
    long free(Path directory);

    /** A file that grows. */
    interface SegmentFile extends AutoCloseable {

        /** Writes all that remains in the buffer; the same place may be written again after a failure. */
        void write(ByteBuffer buffer, long at) throws IOException;

        /** Returns when all that was written before is on disk. */
        void sync() throws IOException;

        @Override
        void close() throws IOException;
    }
}

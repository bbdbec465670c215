package dev.lookback.harvester.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** The bytes of an open file as they were written, compressed or not. It is the file's, whatever its name becomes. */
interface FileContent extends Closeable {

    /**
     * Reads until so many bytes are there or the content ends.
     *
     * @return how many there were; fewer than asked for at the end alone
     */
    int read(long position, byte[] buffer, int at, int length) throws IOException;

    /** Returns bytes on the disk: a change of it says that there may be more to read, or less. */
    long stored() throws IOException;

    static FileContent open(Path path) throws IOException {
        return isCompressed(path) ? new GzipContent(path) : new PlainContent(path);
    }

    static boolean isCompressed(Path path) {
        return path.toString().endsWith(".gz");
    }
}

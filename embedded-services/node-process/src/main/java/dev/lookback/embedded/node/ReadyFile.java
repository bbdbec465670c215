package dev.lookback.embedded.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Holds the pid of the process that is ready, so that what a killed process left behind announces nothing. */
record ReadyFile(Path path) {

    /** Moved into place: no reader sees half a pid. */
    void write(long pid) throws IOException {
        Path written = path.resolveSibling(path.getFileName() + ".new");
        Files.writeString(written, Long.toString(pid));
        Files.move(written, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void delete() throws IOException {
        Files.deleteIfExists(path);
    }
}

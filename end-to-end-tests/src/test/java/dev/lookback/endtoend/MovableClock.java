package dev.lookback.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The clock of one process, which differs from this machine's by what a file says: Debian's libfaketime, loaded before the
 * system's own library, reads it. What is measured by the time since the machine's start stays as it is.
 *
 * @param offset the file
 */
record MovableClock(Path offset) {
    private static final Path LIBRARIES = Path.of("/usr/lib");
    private static final String LIBRARY = "faketime/libfaketimeMT.so.1";

    /** Where it is missing a test is aborted, and fails where {@code CI=true}. */
    static void require() {
        SystemPrograms.require(library().isPresent(), "METRICS ARE NOT SEEN CHANGING", "faketime");
    }

    /** In a directory of this machine's architecture. */
    private static Optional<Path> library() {
        try (Stream<Path> directories = Files.list(LIBRARIES)) {
            return directories
                    .map(directory -> directory.resolve(LIBRARY))
                    .filter(Files::isReadable)
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a process that is to have this clock is started with. */
    Map<String, String> environment() {
        return Map.of(
                "LD_PRELOAD",
                library().orElseThrow().toString(),
                "FAKETIME_TIMESTAMP_FILE",
                offset.toString(),
                "FAKETIME_NO_CACHE",
                "1",
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                // Else whoever waits for a while, by the time since the start, does not wait at all.
                "FAKETIME_FORCE_MONOTONIC_FIX",
                "0");
    }

    /** At once, also of a process that is running. */
    void setAhead(Duration ahead) throws IOException {
        Path written = Files.writeString(offset.resolveSibling(offset.getFileName() + ".new"), "+" + ahead.toSeconds());
        Files.move(written, offset, StandardCopyOption.ATOMIC_MOVE);
    }
}

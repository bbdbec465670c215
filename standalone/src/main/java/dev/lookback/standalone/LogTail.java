package dev.lookback.standalone;

import dev.lookback.standalone.instance.InstanceFailure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log that may grow, and be begun anew, while it is read. */
final class LogTail {
    private static final int LINE_GUESS = 300;
    private static final int BUFFER = 65_536;

    private final Path path;
    private final String prefix;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long position;

    LogTail(Path path, String prefix) {
        this.path = path;
        this.prefix = prefix;
    }

    void printLast(int lines, PrintStream out) {
        try {
            long size = Files.size(path);
            long from = Math.max(0, size - (long) lines * LINE_GUESS);
            List<String> found =
                    new String(read(from, size), StandardCharsets.UTF_8).lines().toList();
            // Where the reading begins inside a line, that line is left out.
            int first = Math.max(from == 0 ? 0 : 1, found.size() - lines);
            found.stream().skip(first).forEach(each -> out.println(prefix + each));
            position = size;
        } catch (IOException e) {
            throw new InstanceFailure(path + ": " + e.getMessage(), e);
        }
    }

    /** Prints whole lines. */
    void printNew(PrintStream out) {
        try {
            long size = Files.size(path);
            if (size < position) {
                position = 0;
            }
            long end = Math.min(size, position + BUFFER);
            for (byte each : read(position, end)) {
                if (each == '\n') {
                    out.println(prefix + line.toString(StandardCharsets.UTF_8));
                    line.reset();
                } else {
                    line.write(each);
                }
            }
            position = end;
        } catch (IOException e) {
            throw new InstanceFailure(path + ": " + e.getMessage(), e);
        }
    }

    private byte[] read(long from, long end) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            file.seek(from);
            byte[] bytes = new byte[Math.toIntExact(end - from)];
            file.readFully(bytes);
            return bytes;
        }
    }
}

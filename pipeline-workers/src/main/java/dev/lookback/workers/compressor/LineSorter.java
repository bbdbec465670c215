package dev.lookback.workers.compressor;

import dev.lookback.model.event.EventLines;
import dev.lookback.model.event.MergedLines;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sorts any number of lines in bounded memory: runs of so many bytes are sorted there, put into files and merged. A line is
 * a number, its place in the run, not an object.
 */
final class LineSorter implements AutoCloseable {

    private static final int FIRST_BYTES = 256 * 1024;
    private static final int FIRST_LINES = 1024;

    private final Path directory;
    private final int runBytes;
    private final List<Path> runs = new ArrayList<>();
    private byte[] buffer = new byte[FIRST_BYTES];
    private long[] lines = new long[FIRST_LINES];
    private int length;
    private int count;

    /**
     * @param directory for the runs
     * @param runBytes the most that is held in memory, twice for a moment
     */
    LineSorter(Path directory, int runBytes) {
        this.directory = directory;
        this.runBytes = runBytes;
    }

    void add(byte[] text) throws IOException {
        try {
            EventLines.forEach(text, this::addLine);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** All lines, in order, each event once; to be closed before this is. */
    MergedLines sorted() throws IOException {
        endRun();
        buffer = new byte[0];
        List<InputStream> inputs = new ArrayList<>();
        for (Path run : runs) {
            inputs.add(Files.newInputStream(run));
        }
        return MergedLines.of(inputs);
    }

    /** Deletes the runs. */
    @Override
    public void close() throws IOException {
        for (Path run : runs) {
            Files.deleteIfExists(run);
        }
    }

    private void addLine(byte[] text, int offset, int bytes) {
        if (length + bytes + 1 > runBytes && count > 0) {
            endRunUnchecked();
        }
        if (length + bytes + 1 > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(length + bytes + 1, Math.min(runBytes, buffer.length * 2)));
        }
        if (count == lines.length) {
            lines = Arrays.copyOf(lines, count * 2);
        }
        System.arraycopy(text, offset, buffer, length, bytes);
        buffer[length + bytes] = '\n';
        lines[count++] = LineOrder.line(length, bytes);
        length += bytes + 1;
    }

    private void endRunUnchecked() {
        try {
            endRun();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void endRun() throws IOException {
        if (count == 0) {
            return;
        }
        long[] sorted = LineOrder.sort(buffer, lines, count);
        Path run = Files.createTempFile(directory, "run-", ".ndjson");
        runs.add(run);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(run), 1 << 16)) {
            for (int i = 0; i < count; i++) {
                out.write(buffer, LineOrder.offset(sorted[i]), LineOrder.length(sorted[i]) + 1);
            }
        }
        count = 0;
        length = 0;
    }
}

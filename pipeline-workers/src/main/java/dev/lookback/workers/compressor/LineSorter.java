package dev.lookback.workers.compressor;

import dev.lookback.model.event.EventLines;
import dev.lookback.model.event.MergedLines;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Future;

/**
 * Sorts any number of lines in bounded memory: runs of so many bytes are sorted there, put into files and merged. While one
 * is filled others are sorted and written by other threads. The last one needs no file.
 */
final class LineSorter implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LineSorter.class);

    /** Being sorted, besides the one that is filled. */
    private static final int MOST_SORTED = 2;

    private final Path directory;
    private final int runBytes;
    private final CompressorThreads threads;
    private final List<Path> files = new ArrayList<>();
    private final Deque<Future<LineRun>> sorted = new ArrayDeque<>();
    private LineRun run;
    private int runs = 1;

    /**
     * @param directory for the runs
     * @param runBytes of a run; three are in memory at most
     */
    LineSorter(Path directory, int runBytes, CompressorThreads threads) {
        this.directory = directory;
        this.runBytes = runBytes;
        this.threads = threads;
        this.run = new LineRun(runBytes);
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
        run.sort();
        while (!sorted.isEmpty()) {
            CompressorThreads.await(sorted.remove());
        }
        List<InputStream> inputs = new ArrayList<>();
        inputs.add(run.stream());
        for (Path file : files) {
            inputs.add(Files.newInputStream(file));
        }
        return MergedLines.of(inputs);
    }

    /** Deletes the runs. */
    @Override
    public void close() throws IOException {
        sorted.forEach(LineSorter::awaitEnd);
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }

    /** What is still being written would be left behind; that it failed does not matter any more. */
    private static void awaitEnd(Future<LineRun> writing) {
        try {
            CompressorThreads.await(writing);
        } catch (IOException e) {
            log.debug("a run was not written", e);
        }
    }

    private void addLine(byte[] text, int offset, int bytes) {
        if (!run.hasRoomFor(bytes)) {
            try {
                endRun();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        run.add(text, offset, bytes);
    }

    private void endRun() throws IOException {
        Path file = Files.createTempFile(directory, "run-", ".ndjson");
        files.add(file);
        LineRun full = run;
        sorted.add(threads.start(() -> {
            full.sort();
            full.writeTo(file);
            full.clear();
            return full;
        }));
        run = nextRun();
    }

    private LineRun nextRun() throws IOException {
        if (runs <= MOST_SORTED) {
            runs++;
            return new LineRun(runBytes);
        }
        return CompressorThreads.await(sorted.remove());
    }
}

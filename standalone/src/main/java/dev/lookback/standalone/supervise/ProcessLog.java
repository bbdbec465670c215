package dev.lookback.standalone.supervise;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A process's output: {@code <name>.log}, and one file before it, {@code <name>.log.1}. Neither grows beyond its limit;
 * when the disk is full lines are lost, never the process held up.
 */
final class ProcessLog implements AutoCloseable {
    private final Path path;
    private final long maxBytes;
    private final LastClearLine lastClearLine = new LastClearLine();
    private OutputStream out;
    private long size;

    ProcessLog(Path path, long maxBytes) throws IOException {
        this.path = path;
        this.maxBytes = maxBytes;
        Files.createDirectories(path.toAbsolutePath().getParent());
        this.size = Files.exists(path) ? Files.size(path) : 0;
        this.out = open();
    }

    private OutputStream open() throws IOException {
        return Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** What the supervisor itself has to say about the process. */
    void note(String text) {
        byte[] line = ("--- " + text + "\n").getBytes(StandardCharsets.UTF_8);
        append(line, line.length);
    }

    synchronized void output(byte[] bytes, int length) {
        lastClearLine.add(bytes, length);
        append(bytes, length);
    }

    private synchronized void append(byte[] bytes, int length) {
        try {
            if (size + length > maxBytes) {
                rotate();
            }
            out.write(bytes, 0, length);
            size += length;
        } catch (IOException e) {
            size += length;
        }
    }

    private void rotate() throws IOException {
        out.close();
        Files.move(path, path.resolveSibling(path.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        out = open();
        size = 0;
    }

    /** Of the output since the last start, the line that most likely says what went wrong. */
    synchronized String lastClearLine() {
        return lastClearLine.text();
    }

    synchronized void started() {
        lastClearLine.clear();
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
    }
}

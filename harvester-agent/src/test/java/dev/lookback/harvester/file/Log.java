package dev.lookback.harvester.file;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPOutputStream;

/** A log file, as its writer and logrotate treat it. */
record Log(Path path) {

    Log write(String text) {
        return write(text.getBytes(StandardCharsets.UTF_8));
    }

    Log write(byte[] bytes) {
        return with(() -> Files.write(path, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }

    Log lines(String... lines) {
        return write(String.join("\n", lines) + "\n");
    }

    Log renameTo(String name) {
        Path target = path.resolveSibling(name);
        with(() -> Files.move(path, target, StandardCopyOption.REPLACE_EXISTING));
        return new Log(target);
    }

    Log copyTo(String name) {
        Path target = path.resolveSibling(name);
        with(() -> Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING));
        return new Log(target);
    }

    Log truncate() {
        return with(() -> FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                .close());
    }

    /** Like gzip: a file beside it, then it is deleted. */
    Log compress() {
        Log target = compressOnly();
        delete();
        return target;
    }

    Log compressOnly() {
        Path target = path.resolveSibling(path.getFileName() + ".gz");
        with(() -> {
            try (OutputStream output = new GZIPOutputStream(Files.newOutputStream(target))) {
                Files.copy(path, output);
            }
        });
        return new Log(target);
    }

    void delete() {
        with(() -> Files.delete(path));
    }

    private Log with(Action action) {
        try {
            action.run();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Action {
        void run() throws IOException;
    }
}

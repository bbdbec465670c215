package dev.lookback.workers.indexer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A directory a task, named by the process, so that what a killed one has left is known as such. */
final class TaskDirectories {

    private static final Logger log = LoggerFactory.getLogger(TaskDirectories.class);
    private static final Pattern NAME = Pattern.compile("task-(\\d+)-.*");

    private final Path parent;
    private final long pid;

    /** Removes what processes that are no more have left. */
    TaskDirectories(Path parent, long pid) {
        this.parent = parent;
        this.pid = pid;
        removeLeftovers();
    }

    Path make() {
        try {
            Files.createDirectories(parent);
            return Files.createTempDirectory(parent, "task-" + pid + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remove(Path directory) {
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException e) {
            log.warn("{}: not removed: {}", directory, e.toString());
        }
    }

    private void removeLeftovers() {
        if (!Files.isDirectory(parent)) {
            return;
        }
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(parent, this::isLeftover)) {
            directories.forEach(this::remove);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isLeftover(Path directory) {
        Matcher name = NAME.matcher(directory.getFileName().toString());
        if (!name.matches()) {
            return false;
        }
        long owner = Long.parseLong(name.group(1));
        return owner == pid || ProcessHandle.of(owner).isEmpty();
    }
}

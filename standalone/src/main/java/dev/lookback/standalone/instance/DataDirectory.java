package dev.lookback.standalone.instance;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where an instance keeps everything: {@code kafka}, {@code elasticsearch}, {@code s3} and {@code harvester} are data;
 * {@code logs}, {@code run} and {@code work} are not missed when they are deleted while the instance is down.
 *
 * @param root absolute
 */
public record DataDirectory(Path root) {
    private static final long MEGABYTE = 1L << 20;

    public static DataDirectory at(Path directory) {
        return new DataDirectory(directory.toAbsolutePath().normalize());
    }

    public Path service(String process) {
        return root.resolve(process);
    }

    /** What a process may fill and what is emptied before it starts. */
    public Path work(String process) {
        return root.resolve("work").resolve(process);
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path log(String process) {
        return logs().resolve(process + ".log");
    }

    public Path run() {
        return root.resolve("run");
    }

    Path stateFile() {
        return run().resolve("instance.json");
    }

    Path lockFile() {
        return run().resolve("lock");
    }

    Path s3Keys() {
        return root.resolve("s3-keys.properties");
    }

    /** The proxy's keys. */
    Path nacl() {
        return root.resolve("nacl");
    }

    Path internalPorts() {
        return run().resolve("internal-ports.properties");
    }

    /**
     * Makes the directories and tries to write.
     *
     * @throws InstanceFailure when nothing can be started here
     */
    public void prepare(long minFreeSpace) {
        try {
            Files.createDirectories(logs());
            Files.createDirectories(run());
            Path probe = run().resolve("probe");
            Files.write(probe, new byte[] {1});
            Files.delete(probe);
            checkSpace(minFreeSpace);
        } catch (IOException e) {
            throw new InstanceFailure(
                    "data directory " + root + " cannot be written: " + reason(e)
                            + " (expected: a directory that this user may write; see --data)",
                    e);
        }
    }

    private void checkSpace(long minFreeSpace) throws IOException {
        long free = Files.getFileStore(root).getUsableSpace();
        if (free < minFreeSpace) {
            throw new InstanceFailure("data directory " + root + ": " + free / MEGABYTE + " MB free (expected: "
                    + minFreeSpace / MEGABYTE + " MB or more; see --data and --set lookback.min-free-space=...)");
        }
    }

    private static String reason(IOException e) {
        if (e instanceof FileSystemException failure && failure.getReason() != null) {
            return failure.getReason();
        }
        return e.getClass().getSimpleName() + " " + e.getMessage();
    }
}

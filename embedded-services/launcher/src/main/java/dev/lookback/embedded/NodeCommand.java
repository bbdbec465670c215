package dev.lookback.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a node is started as a child JVM, by whoever supervises it. What it prints is worth keeping: warnings, and why it
 * could not start. It stops cleanly on SIGTERM, and by itself when the process that made this command is gone.
 *
 * @param name {@code kafka}, {@code elasticsearch} or {@code s3}
 * @param directory all that the node keeps, made by {@link #process()} when absent
 * @param command the program and its arguments
 * @param environment to be added to the child's environment: what no command line may show
 */
public record NodeCommand(String name, Path directory, List<String> command, Map<String, String> environment) {
    public NodeCommand {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** Not yet started, its output not yet directed anywhere. */
    public ProcessBuilder process() throws IOException {
        Files.createDirectories(directory);
        ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment().putAll(environment);
        return process;
    }

    /** With more flags for its JVM; of two that contradict each other the later counts. */
    public NodeCommand withJvmFlags(String... flags) {
        List<String> more = new ArrayList<>(command);
        more.addAll(command.indexOf("-cp"), List.of(flags));
        return new NodeCommand(name, directory, more, environment);
    }

    /** Whether this very process takes requests; what an earlier one left behind does not count. */
    public boolean isReady(ProcessHandle process) {
        try {
            String pid = Files.readString(readyFile(directory));
            return process.isAlive() && pid.equals(Long.toString(process.pid()));
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path readyFile(Path directory) {
        return directory.resolve("ready.pid");
    }

    /** No secret in a log by mistake. */
    @Override
    public String toString() {
        return name + " in " + directory;
    }
}

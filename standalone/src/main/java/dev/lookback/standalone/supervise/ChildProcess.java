package dev.lookback.standalone.supervise;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One run of a process. Its standard input is a pipe from here, which ends with this JVM however that ends, and its
 * output goes to the log by way of here.
 */
final class ChildProcess {
    /**
     * A Ctrl-C, and the end of a terminal, go to every process of the terminal: only the supervisor is to act on it, or
     * they would not end in their order.
     */
    private static final List<String> DEAF_TO_TERMINAL =
            List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "lookback");

    private static final int BUFFER = 8192;
    private static final int SIGNAL_BASE = 128;

    private final Process process;
    private final Thread pump;
    private volatile String stopReason = "";

    private ChildProcess(Process process, ProcessLog log) {
        this.process = process;
        this.pump = Thread.ofPlatform()
                .daemon()
                .name("output-" + process.pid())
                .start(() -> pump(process.getInputStream(), log));
    }

    static ChildProcess start(ProcessSpec.Launch launch, ProcessLog log) throws IOException {
        empty(launch.workDirectory());
        List<String> command = new ArrayList<>(DEAF_TO_TERMINAL);
        command.addAll(launch.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(launch.workDirectory().toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(launch.environment());
        log.started();
        Process process = builder.start();
        log.note("started as process " + process.pid());
        return new ChildProcess(process, log);
    }

    private static void empty(Path directory) throws IOException {
        Files.createDirectories(directory);
        try (Stream<Path> content = Files.walk(directory)) {
            content.filter(path -> !path.equals(directory))
                    .sorted(Comparator.reverseOrder())
                    .forEach(ChildProcess::delete);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pump(InputStream output, ProcessLog log) {
        byte[] buffer = new byte[BUFFER];
        try {
            for (int length = output.read(buffer); length >= 0; length = output.read(buffer)) {
                log.output(buffer, length);
            }
        } catch (IOException e) {
            log.note("output lost: " + e.getMessage());
        }
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until it has ended and all it had to say is in the log. */
    void awaitEnd() throws InterruptedException {
        process.waitFor();
        pump.join(Duration.ofSeconds(2));
    }

    boolean endsWithin(Duration limit) throws InterruptedException {
        return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** SIGTERM, and SIGKILL when that has not ended it in time. */
    void stop(Duration limit, String reason) throws InterruptedException {
        stopReason = reason;
        process.destroy();
        if (!endsWithin(limit)) {
            stopReason = reason + ", killed after " + limit.toSeconds() + " s";
            process.destroyForcibly();
            process.waitFor();
        }
    }

    /** How it ended, for people. */
    String end() {
        if (!stopReason.isEmpty()) {
            return stopReason;
        }
        int status = process.exitValue();
        // As shells tell a signal, and Java too.
        return status > SIGNAL_BASE ? "ended by signal " + (status - SIGNAL_BASE) : "ended with status " + status;
    }
}

package dev.lookback.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A node that this JVM has started, for tests: killed, started again and closed by the test's own thread. It starts in
 * half the time, with the quick compiler alone; measure speed with a node that is started from its settings' command.
 */
final class RunningNode implements RunningService {
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final long POLL_MILLISECONDS = 20;

    private final NodeCommand command;
    private final Path data;
    private Process process;

    private RunningNode(NodeCommand command, Path data) {
        this.command = command;
        this.data = data;
        process = launch();
    }

    /**
     * Returns when the node takes requests.
     *
     * @param data where in its directory it keeps what it is given
     */
    static RunningNode start(NodeCommand command, Path data) {
        return new RunningNode(command.withJvmFlags("-XX:TieredStopAtLevel=1"), data);
    }

    private Process launch() {
        try {
            Path output = command.directory().resolve("output.log");
            Process launched = command.process().redirectOutput(output.toFile()).start();
            awaitReady(launched, output);
            return launched;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady(Process launched, Path output) throws IOException {
        long giveUp = System.nanoTime() + START_LIMIT.toNanos();
        while (!command.isReady(launched.toHandle())) {
            if (exits(launched, Duration.ofMillis(POLL_MILLISECONDS)) || System.nanoTime() > giveUp) {
                launched.destroyForcibly();
                throw new IllegalStateException(command.name() + ": not started (expected: ready within " + START_LIMIT
                        + "), its output: " + Files.readString(output));
            }
        }
    }

    @Override
    public void kill() {
        process.destroyForcibly();
        exits(process, STOP_LIMIT);
    }

    @Override
    public void restart() {
        close();
        process = launch();
    }

    @Override
    public void restartEmpty() {
        kill();
        DirectoryTree.delete(data);
        process = launch();
    }

    @Override
    public void close() {
        process.destroy();
        if (!exits(process, STOP_LIMIT)) {
            kill();
        }
    }

    private static boolean exits(Process process, Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for process " + process.pid(), e);
        }
    }
}

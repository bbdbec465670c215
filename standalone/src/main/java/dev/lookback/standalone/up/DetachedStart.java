package dev.lookback.standalone.up;

import dev.lookback.standalone.instance.DataDirectory;
import dev.lookback.standalone.instance.InstanceFailure;
import dev.lookback.standalone.instance.InstanceState;
import dev.lookback.standalone.instance.InstanceState.Phase;
import dev.lookback.standalone.instance.StateFile;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Starts a supervisor that outlives this process and its terminal, and follows it until it is ready. */
record DetachedStart(DataDirectory data, List<String> command, Progress progress) {
    private static final long MAX_LOG_BYTES = 5L << 20;
    private static final long POLL_MILLISECONDS = 100;
    private static final List<String> DEAF_TO_TERMINAL =
            List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "lookback");

    /**
     * Returns when every process has said that it is ready.
     *
     * @throws InstanceFailure when the supervisor has ended before; it left nothing behind then
     */
    InstanceState run() throws InterruptedException {
        Process supervisor = launch();
        Thread whenInterrupted = new Thread(() -> stop(supervisor), "stop");
        Runtime.getRuntime().addShutdownHook(whenInterrupted);
        InstanceState ready = follow(supervisor);
        Runtime.getRuntime().removeShutdownHook(whenInterrupted);
        return ready;
    }

    private Process launch() {
        try {
            rotateLog();
            List<String> detached = new ArrayList<>(detaching());
            detached.addAll(command);
            return new ProcessBuilder(detached)
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
        } catch (IOException e) {
            throw new InstanceFailure("the supervisor cannot be started: " + e.getMessage(), e);
        }
    }

    /** A session of its own where the system has a program for it; else it at least does not hear the terminal. */
    private static List<String> detaching() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(directory -> Path.of(directory, "setsid"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(setsid -> List.of(setsid.toString()))
                .orElse(DEAF_TO_TERMINAL);
    }

    private Path log() {
        return data.log("supervisor");
    }

    private void rotateLog() throws IOException {
        if (Files.exists(log()) && Files.size(log()) > MAX_LOG_BYTES) {
            Files.move(
                    log(),
                    data.log("supervisor").resolveSibling("supervisor.log.1"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private InstanceState follow(Process supervisor) throws InterruptedException {
        StateFile file = new StateFile(data);
        boolean ended = false;
        while (!ended) {
            ended = supervisor.waitFor(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
            Optional<InstanceState> state =
                    file.read().filter(read -> read.supervisor().pid() == supervisor.pid());
            state.ifPresent(progress::changed);
            if (state.isPresent() && state.get().phase() == Phase.STARTED && !ended) {
                return state.get();
            }
        }
        throw new InstanceFailure(whyEnded(file, supervisor));
    }

    private String whyEnded(StateFile file, Process supervisor) {
        return file.read()
                .filter(read -> read.supervisor().pid() == supervisor.pid())
                .flatMap(state -> Optional.ofNullable(state.failure()))
                .orElseGet(() -> "the supervisor ended with status " + supervisor.exitValue() + ", see " + log());
    }

    private static void stop(Process supervisor) {
        supervisor.destroy();
        supervisor.onExit().join();
    }
}

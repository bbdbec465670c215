package dev.lookback.endtoend;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A component of the chart, in a container that is held as tightly as the chart's pods are: a read-only root file system, no
 * capabilities, its memory. It has this machine's network, and so its loopback addresses.
 */
final class Pod implements AutoCloseable {
    private static final Duration READY_LIMIT = Duration.ofMinutes(3);

    /** The process has 30 seconds; then comes SIGKILL, with status 137. */
    private static final int STOP_SECONDS = 40;

    /** As the chart gives them to every process. */
    private static final String JVM_OPTIONS =
            " -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow";

    private final String component;
    private final Shape shape;
    private final String image;
    private final String name;
    private final Path log;
    private @Nullable Process process;

    /**
     * What one is made from.
     *
     * @param module whose image it runs
     * @param values the chart's
     * @param port for HTTP
     * @param settings by their names
     * @param options more of {@code docker run}: user, volumes
     */
    record Shape(String module, ChartValues values, int port, Map<String, String> settings, List<String> options) {}

    Pod(String component, Shape shape, Path directory) {
        this.component = component;
        this.shape = shape;
        this.image = Images.image(shape.module());
        this.name = "lookback-" + component + "-" + UUID.randomUUID();
        this.log = directory.resolve(name + ".log");
    }

    String component() {
        return component;
    }

    String image() {
        return image;
    }

    /**
     * Starts it, and returns when it is ready, after how long.
     *
     * @param jvmOptions beside the chart's
     */
    Duration start(String jvmOptions) {
        long begin = System.nanoTime();
        process = launch(jvmOptions);
        Http http = Http.on(shape.port());
        Awaitility.await(component + " is ready")
                .atMost(READY_LIMIT)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(25))
                .failFast(component + " has ended", () -> !process.isAlive())
                .untilAsserted(() -> http.get("/actuator/health/readiness").orFail());
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Runs it until it ends by itself. */
    int run(String argument) throws InterruptedException {
        process = launch("", argument);
        return await();
    }

    private Process launch(String jvmOptions, String... arguments) {
        List<String> command = new ArrayList<>(List.of("docker", "run", "--rm", "--name", name, "--network", "host"));
        command.addAll(List.of("--read-only", "--cap-drop", "ALL", "--security-opt", "no-new-privileges"));
        // The chart's /tmp may be executed from, as libsodium and JNA need it; Docker's may not, unless told.
        command.addAll(List.of("--tmpfs", "/tmp:exec,size=256m"));
        String memory = shape.values().memory();
        command.addAll(List.of("--memory", memory, "--memory-swap", memory));
        command.addAll(
                List.of("--env", "JDK_JAVA_OPTIONS=" + shape.values().jvmOptions() + JVM_OPTIONS + " " + jvmOptions));
        command.addAll(List.of("--env", "SPRING_APPLICATION_JSON=" + Json.write(shape.settings())));
        command.addAll(shape.options());
        command.add(image);
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What its processes hold, of what they may: {@code 310MiB / 768MiB}. */
    String memory() {
        return Docker.print("stats", "--no-stream", "--format", "{{.MemUsage}}", name);
    }

    /** By SIGTERM. Returns the process's exit status. */
    int stop() throws InterruptedException {
        Docker.run("stop", "-t", Integer.toString(STOP_SECONDS), name).orFail();
        return await();
    }

    private int await() throws InterruptedException {
        Process running = process;
        if (running == null || !running.waitFor(READY_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError(component + ": not ended (expected: after at most " + READY_LIMIT + ")");
        }
        return running.exitValue();
    }

    /** What it has said. */
    AssertionError logs() {
        try {
            String said = Files.exists(log) ? Files.readString(log) : "not started";
            AssertionError error = new AssertionError(component + ":\n" + said);
            error.setStackTrace(new StackTraceElement[0]);
            return error;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whatever became of it, nothing is left of it. */
    @Override
    public void close() {
        Process running = process;
        if (running != null && running.isAlive()) {
            Docker.run("rm", "--force", name);
        }
    }
}

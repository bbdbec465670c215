package dev.lookback.helm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.lookback.embedded.FreePorts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A container's process, run here from its real jar with the environment that its pod gives it, on a port of its own. */
final class PodProcess implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int OK = 200;

    private final Rendering.Pod pod;
    private final int port;
    private final Process process;
    private final Path output;

    private PodProcess(Rendering.Pod pod, int port, Process process, Path output) {
        this.pod = pod;
        this.port = port;
        this.process = process;
        this.output = output;
    }

    /** What it said before it ended. */
    record Outcome(int status, String text) {}

    /**
     * @param more variables, which win
     * @param arguments beside the container's own
     */
    static PodProcess start(Rendering.Pod pod, Volumes volumes, Map<String, String> more, List<String> arguments)
            throws IOException {
        int port = FreePorts.next();
        Path output = Files.createDirectories(volumes.pod()).resolve("output.log");
        ProcessBuilder java = new ProcessBuilder(command(pod.container(), arguments))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        java.environment().keySet().removeIf(name -> name.matches("(LOOKBACK|SPRING|SERVER|JDK|JAVA)_.*"));
        java.environment().putAll(pod.variables(volumes));
        java.environment().put("SERVER_PORT", Integer.toString(port));
        java.environment().putAll(more);
        return new PodProcess(pod, port, java.start(), output);
    }

    private static List<String> command(Container container, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:MaxRAM=" + container.memory(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                ProcessJar.file(container.module()).toString()));
        command.addAll(container.arguments());
        command.addAll(arguments);
        return command;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    /** Returns when its readiness probe succeeds. */
    void awaitReady() {
        URI probe = address().resolve(pod.container().tree().text("readinessProbe", "httpGet", "path"));
        await(pod + " ready").atMost(LIMIT).pollInterval(POLL).until(() -> isReady(probe));
    }

    private boolean isReady(URI probe) {
        if (!isAlive()) {
            throw new IllegalStateException(pod + ": ended (expected: to become ready), " + text());
        }
        try {
            return Http.get(probe).statusCode() == OK;
        } catch (IOException e) {
            return false;
        }
    }

    String text() {
        try {
            return Files.readString(output, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Outcome awaitEnd() throws InterruptedException {
        return awaitEnd(LIMIT);
    }

    private Outcome awaitEnd(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException(pod + ": still running after " + limit + " (expected: an end), " + text());
        }
        return new Outcome(process.exitValue(), text());
    }

    /** SIGTERM, as Kubernetes ends a pod, in the time that it gives. */
    Outcome terminate() throws InterruptedException {
        process.destroy();
        return awaitEnd(Termination.of(pod.container()).grace());
    }

    /** The same, with the time before in which it is not told anything. */
    Outcome end() throws InterruptedException {
        Duration preStop = Termination.of(pod.container()).preStop();
        if (process.waitFor(preStop.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException(pod + ": ended (expected: not before SIGTERM), " + text());
        }
        return terminate();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

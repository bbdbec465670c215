package dev.lookback.helm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

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

/** A container's process, run here from its real jar with the environment that its pod gives it, on ports of its own. */
final class PodProcess implements AutoCloseable {

    /** With the collector that the JVM chooses by itself where there is as little memory as in a pod. */
    static final List<String> JAVA = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1");

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int OK = 200;

    private final Rendering.Pod pod;
    private final PodPorts ports;
    private final Process process;
    private final Path output;
    private volatile boolean isServing;

    private PodProcess(Rendering.Pod pod, PodPorts ports, Process process, Path output) {
        this.pod = pod;
        this.ports = ports;
        this.process = process;
        this.output = output;
    }

    /** What it said before it ended. */
    record Outcome(int status, String text) {}

    /**
     * @param more variables, which win
     * @param arguments beside the container's own
     */
    static PodProcess start(
            Rendering.Pod pod, Program program, Volumes volumes, Map<String, String> more, List<String> arguments)
            throws IOException {
        PodPorts ports = PodPorts.free(pod.container());
        Path output = Files.createDirectories(volumes.pod()).resolve("output.log");
        ProcessBuilder java = new ProcessBuilder(command(pod.container(), program, arguments))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        java.environment().keySet().removeIf(name -> name.matches("(LOOKBACK|SPRING|SERVER|JDK|JAVA)_.*"));
        java.environment().putAll(pod.variables(volumes));
        java.environment().putAll(ports.variables());
        java.environment().putAll(more);
        return new PodProcess(pod, ports, java.start(), output);
    }

    private static List<String> command(Container container, Program program, List<String> arguments) {
        List<String> command = new ArrayList<>(JAVA);
        command.add("-XX:MaxRAM=" + container.memory());
        command.addAll(program.arguments(container.module()));
        command.addAll(container.arguments());
        command.addAll(arguments);
        return command;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** @param name that the container has for it */
    int port(String name) {
        return ports.number(name);
    }

    /** Returns when its readiness probe succeeds, from when on services send to it. */
    void awaitReady() {
        URI probe = URI.create("http://127.0.0.1:" + port("http"))
                .resolve(pod.container().tree().text("readinessProbe", "httpGet", "path"));
        await(pod + " ready").atMost(LIMIT).pollInterval(POLL).until(() -> isReady(probe));
        isServing = true;
    }

    /** Whether a service gives it new connections: it has become ready, and is not told to end. */
    boolean isServing() {
        return isServing && isAlive();
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

    /** The same, with the time before in which it is not told anything, and out of its services. */
    Outcome end() throws InterruptedException {
        isServing = false;
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

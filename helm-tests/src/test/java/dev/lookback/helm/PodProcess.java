package dev.lookback.helm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A container's process, run here from its real jar with the environment that its pod gives it. */
final class PodProcess implements AutoCloseable {

    private static final long LIMIT_MINUTES = 2;

    private final Process process;
    private final Path output;

    private PodProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** What it said before it ended. */
    record Outcome(int status, String text) {}

    /**
     * @param directory that stands for the pod's volumes
     * @param more variables, which win
     * @param arguments beside the container's own
     */
    static PodProcess start(Rendering.Pod pod, Path directory, Map<String, String> more, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                ProcessJar.file(pod.container().module()).toString()));
        command.addAll(pod.container().arguments());
        command.addAll(arguments);
        Path output = directory.resolve(pod.container().owner().name() + ".log");
        ProcessBuilder java =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        java.environment().keySet().removeIf(name -> name.matches("(LOOKBACK|SPRING|SERVER|JDK|JAVA)_.*"));
        java.environment().putAll(pod.variables(directory));
        java.environment().putAll(more);
        return new PodProcess(java.start(), output);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String text() {
        try {
            return Files.readString(output, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Outcome awaitEnd() throws InterruptedException {
        if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
            throw new IllegalStateException("still running (expected: an end), " + text());
        }
        return new Outcome(process.exitValue(), text());
    }

    /** As Kubernetes ends a pod. */
    Outcome terminate() throws InterruptedException {
        process.destroy();
        return awaitEnd();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

package dev.lookback.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One data directory with ports of its own, beside whatever else runs on this machine. */
final class Installation implements AutoCloseable {
    static final String ENVIRONMENT = "local";

    private static final List<String> PORTS = List.of(
            "api",
            "workers",
            "harvester",
            "live",
            "logio",
            "udp",
            "syslog",
            "kafka",
            "elasticsearch",
            "s3",
            "nacl",
            "graphite");

    /** Of those whose number another setting says. */
    private static final Map<String, String> SETTINGS = Map.of("graphite", "lookback.harvester.graphite.port");

    private static final Duration COMMAND_LIMIT = Duration.ofMinutes(10);

    private final Path data;
    private final Map<String, Integer> ports;
    private final Map<String, String> settings = new TreeMap<>();

    private Installation(Path data, Map<String, Integer> ports) {
        this.data = data;
        this.ports = ports;
        ports.forEach(
                (name, port) -> settings.put(SETTINGS.getOrDefault(name, "lookback.ports." + name), port.toString()));
        // How fast it starts is measured elsewhere; here a busy machine must not fail a test.
        settings.put("lookback.start-limit", "5m");
    }

    static Installation create() {
        try {
            return new Installation(Files.createTempDirectory("lookback-end-to-end-"), new FreePorts().named(PORTS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Installation set(String key, String value) {
        settings.put(key, value);
        return this;
    }

    Outcome up() {
        List<String> options = new ArrayList<>(List.of("--detach"));
        settings.forEach((key, value) -> options.addAll(List.of("--set", key + "=" + value)));
        return run("up", options.toArray(String[]::new));
    }

    Outcome down() {
        return run("down");
    }

    Status status() {
        return new Status(Json.read(run("status", "--json").out()));
    }

    Outcome run(String command, String... arguments) {
        List<String> all = new ArrayList<>(List.of(command, "--data", data.toString()));
        all.addAll(List.of(arguments));
        return Command.run(COMMAND_LIMIT, all);
    }

    /** The end of every process's log. */
    String logs() {
        return run("logs", "-n", "40").out();
    }

    Path data() {
        return data;
    }

    int port(String name) {
        Integer port = ports.get(name);
        if (port == null) {
            throw new IllegalArgumentException("port: " + name + " (expected: one of " + PORTS + ")");
        }
        return port;
    }

    Http api() {
        return Http.on(port("api"));
    }

    Elasticsearch elasticsearch() {
        return new Elasticsearch(Http.on(port("elasticsearch")));
    }

    Histories histories() {
        return new Histories(api());
    }

    Metrics workersMetrics() {
        return new Metrics(Http.on(port("workers")));
    }

    Archive archive() {
        return Archive.of(status().json().path("s3"));
    }

    /** Stops what runs, by {@code down} or, where that fails, by pid, and removes the directory. */
    @Override
    public void close() {
        Status before = status();
        try {
            down().orFail();
        } catch (AssertionError e) {
            before.members().stream()
                    .flatMap(member -> ProcessHandle.of(member.pid()).stream())
                    .forEach(ProcessHandle::destroyForcibly);
            throw e;
        } finally {
            remove();
        }
    }

    private void remove() {
        try (Stream<Path> paths = Files.walk(data)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

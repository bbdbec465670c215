package dev.lookback.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The system's own Prometheus, as an ordinary process, with the documented configuration and this installation's ports. */
final class Prometheus implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/prometheus");
    private static final Path CONFIGURATION = Boards.ROOT.resolve("docs/prometheus/prometheus.yml");
    private static final Duration LIMIT = Duration.ofSeconds(90);

    /** By their names in it. */
    private static final Map<String, String> PORTS =
            Map.of("8080", "api", "8081", "workers", "8082", "harvester", "6688", "live");

    private final Process process;
    private final Http http;

    private Prometheus(Process process, Http http) {
        this.process = process;
        this.http = http;
    }

    static boolean isThere() {
        return Files.isExecutable(PROGRAM);
    }

    /** Where it is missing a test is aborted, and fails where {@code CI=true}. */
    static void require() {
        SystemPrograms.require(isThere(), "BOARDS ARE NOT ASKED", "prometheus");
    }

    /** @param directory of its own */
    static Prometheus start(Path directory, Installation installation) throws IOException {
        int port = new FreePorts().named(List.of("prometheus")).get("prometheus");
        Path configuration = Files.writeString(directory.resolve("prometheus.yml"), configuration(installation));
        Process process = new ProcessBuilder(
                        PROGRAM.toString(),
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + directory.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("prometheus.log").toFile())
                .start();
        Prometheus prometheus = new Prometheus(process, Http.on(port));
        Awaitility.await("prometheus is ready")
                .atMost(LIMIT)
                .ignoreExceptions()
                .until(() -> prometheus.http.get("/-/ready").status() == 200);
        return prometheus;
    }

    private static String configuration(Installation installation) {
        String text = Boards.read(CONFIGURATION)
                .replace("scrape_interval: 15s", "scrape_interval: 1s")
                .replace("evaluation_interval: 30s", "evaluation_interval: 1s")
                .replace(
                        "../../helm/lookback/files/alerts.yaml",
                        Boards.RULES.toAbsolutePath().normalize().toString());
        for (Map.Entry<String, String> port : PORTS.entrySet()) {
            String documented = "\"127.0.0.1:" + port.getKey() + "\"";
            assertThat(text).contains(documented);
            text = text.replace(documented, "\"127.0.0.1:" + installation.port(port.getValue()) + "\"");
        }
        return text;
    }

    /** Whether an answer has a number. */
    boolean hasData(String expression) {
        JsonNode answer = ask("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
        return Json.elements(answer.path("result"))
                .map(result -> result.path("value").path(1).asString())
                .anyMatch(value -> !value.equals("NaN"));
    }

    /** How its rules are, each as {@code ok}, or what is wrong. */
    List<String> rules() {
        return Json.elements(ask("/api/v1/rules").path("groups"))
                .flatMap(group -> Json.elements(group.path("rules")))
                .map(rule ->
                        rule.path("name").asString() + " " + rule.path("health").asString())
                .toList();
    }

    /** Of all that it scrapes, each as {@code up}, or what is wrong. */
    List<String> targets() {
        return Json.elements(ask("/api/v1/targets").path("activeTargets"))
                .map(target -> target.path("health").asString())
                .toList();
    }

    private JsonNode ask(String path) {
        return http.get(path).orFail().json().path("data");
    }

    @Override
    public void close() {
        Processes.end(process, LIMIT);
    }
}

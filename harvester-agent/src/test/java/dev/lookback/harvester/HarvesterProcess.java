package dev.lookback.harvester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A harvester in a JVM of its own, that can be killed, and started again where it was. */
final class HarvesterProcess implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path log;
    private final List<String> settings;
    private final int port;
    private final int syslogPort;
    private Process process;

    private HarvesterProcess(Path log, List<String> settings) throws IOException {
        this.log = log;
        this.settings = settings;
        this.port = freePort();
        this.syslogPort = freePort();
        this.process = launch();
    }

    /** @param settings {@code name=value}, over those that every test has */
    static HarvesterProcess start(String environment, String kafka, Path directory, String... settings)
            throws IOException {
        List<String> all = new ArrayList<>(List.of(
                "lookback.environment=" + environment,
                "spring.kafka.bootstrap-servers=" + kafka,
                "lookback.harvester.spool.directory=" + directory.resolve("spool"),
                "lookback.harvester.buffer=500ms"));
        all.addAll(List.of(settings));
        HarvesterProcess harvester = new HarvesterProcess(directory.resolve("harvester.log"), all);
        harvester.awaitReady();
        return harvester;
    }

    private Process launch() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                HarvesterApplication.class.getName(),
                "--server.port=" + port,
                "--lookback.harvester.syslog.port=" + syslogPort));
        settings.forEach(setting -> command.add("--" + setting));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private void awaitReady() {
        await().atMost(LIMIT)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(get("health/readiness").statusCode())
                        .as(() -> process.isAlive() ? "starting" : "it has ended, see " + log)
                        .isEqualTo(200));
    }

    private HttpResponse<String> get(String endpoint) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(address() + "/actuator/" + endpoint))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Over TCP, since its start. */
    double receivedOverTcp() throws IOException, InterruptedException {
        return get("prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith("lookback_harvester_events_received_total{input=\"syslog-tcp\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), syslogPort);
    }

    /** Without a word to anybody: SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void startAgain() throws IOException {
        process = launch();
        awaitReady();
    }

    /** SIGTERM. */
    void stop() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

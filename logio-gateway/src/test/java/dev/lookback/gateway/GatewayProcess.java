package dev.lookback.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A gateway in a JVM of its own, that can be killed or halted, and started again where it was. */
public final class GatewayProcess implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int port;
    private final int udpPort;
    private final Path log;
    private final List<String> settings;
    private final Process process;

    private GatewayProcess(int port, int udpPort, Path log, List<String> settings) throws IOException {
        this.port = port;
        this.udpPort = udpPort;
        this.log = log;
        this.settings = settings;
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                GatewayApplication.class.getName(),
                "--lookback.environment=prod",
                "--server.port=" + port,
                "--lookback.gateway.udp.port=" + udpPort,
                "--lookback.gateway.logio.port=0"));
        settings.forEach(setting -> command.add("--" + setting));
        this.process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    public static GatewayProcess start(Path log) throws IOException {
        GatewayProcess gateway = launch(freePort(), log, List.of());
        gateway.awaitReady();
        return gateway;
    }

    /**
     * Begins to start one.
     *
     * @param settings {@code name=value}
     */
    static GatewayProcess launch(int port, Path log, List<String> settings) throws IOException {
        return new GatewayProcess(port, freeUdpPort(), log, settings);
    }

    /** Another one, for those who look for this one. */
    public GatewayProcess again() throws IOException {
        GatewayProcess gateway = new GatewayProcess(port, udpPort, log, settings);
        gateway.awaitReady();
        return gateway;
    }

    void awaitReady() {
        await().atMost(LIMIT)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(get("health/readiness").statusCode())
                        .as(() -> process.isAlive() ? "starting" : "it has ended, see " + log)
                        .isEqualTo(200));
    }

    private HttpResponse<String> get(String endpoint) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address() + "/actuator/" + endpoint))
                .build();
        return HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString()).join();
    }

    /** The sum over all meters of this name, as Prometheus writes it, below {@code lookback_gateway_}. */
    double metric(String name) {
        return get("prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith("lookback_gateway_" + name + ' ')
                        || line.startsWith("lookback_gateway_" + name + '{'))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    public String address() {
        return "http://127.0.0.1:" + port;
    }

    Browser browser() {
        return Browser.connect(port);
    }

    public void send(String stream, String message) throws IOException {
        send(TestEvents.line(stream, "web-1", message));
    }

    /** Sends one event in a datagram. */
    void send(String line) throws IOException {
        byte[] bytes = ("LBU1 prod\n" + line + '\n').getBytes(StandardCharsets.UTF_8);
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), udpPort));
        }
    }

    /** Without a word to anybody: SIGKILL. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** It does nothing any more, and is still there: its kernel goes on to take connections in. */
    void halt() throws IOException, InterruptedException {
        signal("STOP");
    }

    void goOn() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        int status = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        assertThat(status).isZero();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static int freeUdpPort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

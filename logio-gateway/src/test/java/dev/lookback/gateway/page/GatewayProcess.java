package dev.lookback.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lookback.gateway.GatewayApplication;
import dev.lookback.gateway.TestEvents;

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
import java.util.List;

/** A gateway in a JVM of its own, that can be killed, and started again where it was. */
final class GatewayProcess implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final int port;
    private final int udpPort;
    private final Path log;
    private final Process process;

    private GatewayProcess(int port, int udpPort, Path log) throws IOException {
        this.port = port;
        this.udpPort = udpPort;
        this.log = log;
        this.process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        GatewayApplication.class.getName(),
                        "--lookback.environment=prod",
                        "--server.port=" + port,
                        "--lookback.gateway.udp.port=" + udpPort,
                        "--lookback.gateway.logio.port=0"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    static GatewayProcess start(Path log) throws IOException {
        GatewayProcess gateway = new GatewayProcess(freePort(), freeUdpPort(), log);
        gateway.awaitReady();
        return gateway;
    }

    /** Another one, for those who look for this one. */
    GatewayProcess again() throws IOException {
        GatewayProcess gateway = new GatewayProcess(port, udpPort, log);
        gateway.awaitReady();
        return gateway;
    }

    private void awaitReady() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address() + "/actuator/health/readiness"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            await().atMost(LIMIT)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(client.send(request, HttpResponse.BodyHandlers.discarding())
                                    .statusCode())
                            .as(() -> process.isAlive() ? "starting" : "it has ended, see " + log)
                            .isEqualTo(200));
        }
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    void send(String stream, String message) throws IOException {
        byte[] bytes =
                ("LBU1 prod\n" + TestEvents.line(stream, "web-1", message) + '\n').getBytes(StandardCharsets.UTF_8);
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), udpPort));
        }
    }

    /** Without a word to anybody. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
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

    private static int freeUdpPort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

package dev.lookback.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** What is sent now is seen now, by whoever keeps a page open. */
@ExtendWith(SharedInstallation.class)
class LiveIT {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final String service = "live-" + UUID.randomUUID();

    @Test
    void showsSyslogLinesOfBothTransportsAtOnce(Installation installation) throws IOException {
        try (LiveClient client = subscribed(installation)) {
            long udp = System.nanoTime();
            sendUdp(installation, "over UDP");
            LiveClient.Arrival overUdp = client.await("over UDP");
            long tcp = System.nanoTime();
            sendTcp(installation.port("syslog"), syslog("over TCP") + "\n");
            LiveClient.Arrival overTcp = client.await("over TCP");

            assertThat(overUdp.event().at("/host/name").asString()).isEqualTo("web-1");
            assertThat(overUdp.event().at("/service/name").asString()).isEqualTo(service);
            System.out.printf(
                    "syslog to WebSocket: UDP %.1f ms, TCP %.1f ms%n",
                    (overUdp.nanos() - udp) / 1e6, (overTcp.nanos() - tcp) / 1e6);
        }
    }

    @Test
    void showsWhatHarvestersOfLogIoSend(Installation installation) throws IOException {
        try (LiveClient client = subscribed(installation)) {
            sendTcp(installation.port("logio"), "+msg|" + service + "|web-4|of 0.4, with | inside\0");
            sendTcp(installation.port("logio"), "+log|" + service + "|web-3|info|of 0.3\r\n");

            assertThat(client.await("of 0.4, with | inside")
                            .event()
                            .at("/host/name")
                            .asString())
                    .isEqualTo("web-4");
            assertThat(client.await("of 0.3").event().at("/host/name").asString())
                    .isEqualTo("web-3");
        }
    }

    @Test
    void comesBackWhenTheGatewayIsKilledAndNothingElseIsLost(Installation installation)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        int sent;
        try (LiveClient before = subscribed(installation);
                EventFlow flow = EventFlow.start(installation.port("syslog"), service + "-flow", Duration.ZERO)) {
            Status.Member killed = installation.status().member("logio-gateway");
            ProcessHandle.of(killed.pid()).orElseThrow().destroyForcibly();

            Awaitility.await("the client sees the end").atMost(LIMIT).until(before::isEnded);
            Awaitility.await("the gateway is started again")
                    .atMost(LIMIT)
                    .until(
                            installation::status,
                            status -> status.isReady()
                                    && status.member("logio-gateway").pid() != killed.pid());
            try (LiveClient after = subscribed(installation)) {
                sendUdp(installation, "after");
                after.await("after");
            }
            flow.pause();
            sent = flow.sent();
        }
        Elasticsearch elasticsearch = installation.elasticsearch();
        Awaitility.await("indexed")
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(elasticsearch.countOfService(Elasticsearch.RECENT, service + "-flow"))
                        .isEqualTo(sent));
    }

    /** Its harvester may have just noticed that nobody listened: the first lines may be lost. */
    private LiveClient subscribed(Installation installation) {
        return LiveClient.connect(installation.port("live"))
                .subscribe(service, () -> sendUdp(installation, "is anybody there"));
    }

    private String syslog(String message) {
        return "<134>1 " + Instant.now() + " web-1 " + service + " 4711 - - " + message;
    }

    private void sendUdp(Installation installation, String message) {
        byte[] bytes = syslog(message).getBytes(StandardCharsets.UTF_8);
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(
                    bytes, bytes.length, InetAddress.getLoopbackAddress(), installation.port("syslog")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void sendTcp(int port, String text) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}

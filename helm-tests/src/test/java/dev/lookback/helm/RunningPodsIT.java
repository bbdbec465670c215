package dev.lookback.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lookback.embedded.SharedServices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What the chart renders, run here: the hook's job makes topics and template, then events go from a harvester, by syslog and from a
 * container's log, to the index.
 */
class RunningPodsIT {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int TERMINATED = 128 + 15;

    /** Each pod has an address and ports of its own, which here all share. */
    private static final Map<String, String> OF_ONE_MACHINE =
            Map.of("SERVER_ADDRESS", "127.0.0.1", "SERVER_PORT", "0", "LOOKBACK_HARVESTER_SYSLOG_ADDRESS", "127.0.0.1");

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path directory;

    @Test
    void carryEventsFromTheHarvesterToTheRecentIndex() throws Exception {
        Rendering rendering = rendering();
        int port = freePort();
        String sent = "through pods " + UUID.randomUUID();
        String logged = "through a file " + UUID.randomUUID();
        Path log = directory.resolve("var/log/pods/logs_shop-0_1/shop/0.log");
        Files.createDirectories(log.getParent());
        Files.writeString(log, Instant.now() + " stdout F " + logged + "\n");

        try (PodProcess prepare = start(rendering, "lookback-prepare-prod", Map.of())) {
            assertThat(prepare.awaitEnd().status()).as(prepare::text).isZero();
        }
        try (PodProcess harvester = start(
                        rendering,
                        "lookback-harvester-prod",
                        Map.of("LOOKBACK_HARVESTER_SYSLOG_PORT", Integer.toString(port)));
                PodProcess consumer = start(rendering, "lookback-es-consumer-prod", Map.of())) {
            await("a connection to the harvester").atMost(LIMIT).until(() -> isSent(harvester, port, sent));
            await("the event in the index").atMost(LIMIT).until(() -> isFound(consumer, sent));
            await("the log's event in the index").atMost(LIMIT).until(() -> isFound(consumer, logged));

            assertThat(harvester.terminate().status()).isEqualTo(TERMINATED);
            assertThat(consumer.terminate().status()).isEqualTo(TERMINATED);
        }
    }

    /** The gateway is left out, since its name would be asked for in the network. */
    private Rendering rendering() throws IOException {
        Path here = Files.writeString(directory.resolve("here.yaml"), """
                kafka: {bootstrapServers: ["%s"], topics: {partitions: 2, replicationFactor: 1}}
                elasticsearch: {uris: ["%s"]}
                logioGateway: {enabled: false}
                harvester: {settings: {lookback.harvester.buffer: 1s}}
                """.formatted(
                        SharedServices.kafka().bootstrapServers(),
                        SharedServices.elasticsearch().uri()));
        return new Rendering(Chart.ours().render(List.of(Chart.ours().values("open"), here), Chart.NEWEST));
    }

    private PodProcess start(Rendering rendering, String owner, Map<String, String> more) throws IOException {
        Map<String, String> variables = new HashMap<>(OF_ONE_MACHINE);
        variables.putAll(more);
        return PodProcess.start(rendering.pod(owner), directory, variables, List.of());
    }

    private static boolean isSent(PodProcess harvester, int port, String text) {
        assertThat(harvester.isAlive()).as(harvester::text).isTrue();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                OutputStream out = socket.getOutputStream()) {
            out.write(("<13>1 - web-1 shop - - - " + text + "\n").getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean isFound(PodProcess consumer, String text) throws IOException, InterruptedException {
        assertThat(consumer.isAlive()).as(consumer::text).isTrue();
        String query = URLEncoder.encode("message:\"" + text + "\"", StandardCharsets.UTF_8);
        URI count = SharedServices.elasticsearch().uri().resolve("/recent-prod/_count?filter_path=count&q=" + query);
        return http.send(HttpRequest.newBuilder(count).build(), BodyHandlers.ofString())
                .body()
                .equals("{\"count\":1}");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

package dev.lookback.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The images that {@code ./lookback images} has made, run by a Docker engine as the chart runs them, on the embedded services.
 * {@code -Dlookback.images=TAG} says which; it takes two minutes.
 */
@EnabledIfSystemProperty(
        named = Images.PROPERTY,
        matches = ".+",
        disabledReason = "needs images and an engine: ./lookback images --tag TAG, then -Dlookback.images=TAG")
class ImagesIT {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int COUNT = 300;

    /** Of a JVM that has ended as SIGTERM asks. */
    private static final int TERMINATED = 143;

    @TempDir
    Path directory;

    private final String service = "images-" + UUID.randomUUID();
    private final Range range = Range.before(Instant.now().minus(Duration.ofHours(2)), Duration.ofMinutes(10));

    @BeforeAll
    static void requireEngine() {
        Docker.require();
    }

    @Test
    void anEventGoesThroughAllOfThem() throws Exception {
        try (Deployment deployment = new Deployment(directory)) {
            try {
                assertThat(deployment.prepare()).as("--prepare").isZero();
                start(deployment);
                showsLive(deployment);
                archivesAndLoads(deployment);
                stop(deployment);
            } catch (Exception | AssertionError failure) {
                deployment.addLogsTo(failure);
                throw failure;
            }
        }
    }

    /** Each image without its cache first; then with it, and with no other choice: the JVM would refuse to start. */
    private static void start(Deployment deployment) throws InterruptedException {
        Set<String> measured = new HashSet<>();
        for (Pod pod : deployment.pods()) {
            if (measured.add(pod.image())) {
                Duration without = pod.start("-XX:AOTMode=off");
                assertThat(pod.stop()).as(pod.component()).isIn(0, TERMINATED);
                print(pod, "image", size(pod.image()) + " MB");
                print(pod, "ready without the cache", seconds(without));
            }
            print(pod, "ready with the cache", seconds(pod.start("-XX:AOTMode=on")));
        }
    }

    private void showsLive(Deployment deployment) throws IOException {
        try (LiveClient client = LiveClient.connect(deployment.port("logio-gateway"))
                .subscribe(service, () -> sendUdp(deployment.port("syslog"), "is anybody there"))) {
            sendUdp(deployment.port("syslog"), "seen live");

            assertThat(client.await("seen live").event().at("/host/name").asString())
                    .isEqualTo("web-1");
        }
    }

    private void sendUdp(int port, String message) {
        String line = "<134>1 " + Instant.now() + " web-1 " + service + " 4711 - - " + message;
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What came straight, and what came through the proxy. */
    private void archivesAndLoads(Deployment deployment) throws IOException {
        Messages straight = new Messages(service + "-straight", range, COUNT);
        Messages proxied = new Messages(service + "-proxied", range, COUNT);
        SyslogSender.sendAll(deployment.port("syslog"), straight);
        SyslogSender.sendAll(deployment.port("outpost-syslog"), proxied);

        Elasticsearch elasticsearch = deployment.elasticsearch();
        Stream.of(straight, proxied)
                .forEach(sent -> Awaitility.await(sent.service() + " in recent")
                        .atMost(LIMIT)
                        .untilAsserted(
                                () -> assertThat(elasticsearch.countOfService(Elasticsearch.RECENT, sent.service()))
                                        .isEqualTo(COUNT)));
        try (Archive archive = deployment.archive()) {
            Stream.of(straight, proxied)
                    .forEach(sent -> Awaitility.await(sent.service() + " archived")
                            .atMost(LIMIT)
                            .until(() -> archive.messagesOfService(sent.service(), range)
                                            .size()
                                    == COUNT));
        }
        JsonNode history = deployment.histories().load(range, LIMIT);
        String index = history.path("index").asString();
        assertThat(elasticsearch.countOfService(index, straight.service())).isEqualTo(COUNT);
        assertThat(elasticsearch.countOfService(index, proxied.service())).isEqualTo(COUNT);
    }

    private static void stop(Deployment deployment) throws InterruptedException {
        for (Pod pod : deployment.pods()) {
            print(pod, "memory", pod.memory());
        }
        for (Pod pod : deployment.pods()) {
            long begin = System.nanoTime();
            int status = pod.stop();
            print(
                    pod,
                    "stopped",
                    "status " + status + " after " + seconds(Duration.ofNanos(System.nanoTime() - begin)));
            assertThat(status).as(pod.component()).isIn(0, TERMINATED);
        }
    }

    private static long size(String image) {
        return Long.parseLong(Docker.inspect(image, "{{.Size}}")) / 1_000_000;
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1e3);
    }

    private static void print(Pod pod, String what, String value) {
        System.out.printf("%-14s %-24s %s%n", pod.component(), what, value);
    }
}

package dev.lookback.harvester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lookback.embedded.EmbeddedKafka;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** SIGKILL under load. {@code -Dlookback.kills=10} does it ten times. */
class KilledHarvesterIT {

    private static final int KILLS = Integer.getInteger("lookback.kills", 2);
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int BODY_EVENTS = 50;

    @TempDir
    private Path directory;

    private EmbeddedKafka kafka;

    @BeforeEach
    void startKafka() {
        kafka = EmbeddedKafka.start(directory.resolve("kafka"));
    }

    @AfterEach
    void closeKafka() {
        kafka.close();
    }

    @Test
    void deliversEveryEventThatItAcknowledgedOverHttp() throws Exception {
        try (HarvesterProcess harvester = HarvesterProcess.start("http", kafka.bootstrapServers(), directory);
                HttpSender sender = new HttpSender(harvester.address())) {
            for (int kill = 0; kill < KILLS; kill++) {
                int before = sender.acknowledged.size();
                await().atMost(LIMIT).until(() -> sender.acknowledged.size() > before + 20 * BODY_EVENTS);
                harvester.kill();
                harvester.startAgain();
            }
            sender.close();
            harvester.stop();

            Set<String> ids = new HashSet<>();
            Set<String> lines = new HashSet<>();
            List<JsonNode> events =
                    HarvestedBatches.read(kafka.bootstrapServers(), "h-http").events();
            events.forEach(event -> {
                ids.add(event.at("/event/id").asString());
                lines.add(event.toString());
            });
            System.out.printf(
                    "%d kills: %d acknowledged, %d in kafka, of which %d came twice%n",
                    KILLS, sender.acknowledged.size(), ids.size(), events.size() - ids.size());
            assertThat(ids).containsAll(sender.acknowledged);
            // What came twice is the same line: readers drop it.
            assertThat(lines).hasSameSizeAs(ids);
        }
    }

    /** Sends bodies of events with ids of its own, and each again until it is acknowledged. */
    private static final class HttpSender implements AutoCloseable {

        private final Set<String> acknowledged = new ConcurrentSkipListSet<>();
        private final AtomicBoolean isStopped = new AtomicBoolean();
        private final HttpClient client = HttpClient.newHttpClient();
        private final URI address;
        private final Thread thread = Thread.ofVirtual().unstarted(this::sendAll);

        HttpSender(String address) {
            this.address = URI.create(address + "/events");
            thread.start();
        }

        private void sendAll() {
            for (int body = 0; !isStopped.get(); body++) {
                Set<String> ids = new TreeSet<>();
                StringBuilder lines = new StringBuilder();
                for (int i = 0; i < BODY_EVENTS; i++) {
                    String id = "http%012d".formatted(body * BODY_EVENTS + i);
                    ids.add(id);
                    lines.append("{\"@timestamp\":\"2026-11-26T03:00:00Z\",\"event\":{\"id\":\"")
                            .append(id)
                            .append("\"},\"message\":\"text\"}\n");
                }
                while (!isAcknowledged(lines.toString())) {
                    if (isStopped.get()) {
                        return;
                    }
                }
                acknowledged.addAll(ids);
            }
        }

        private boolean isAcknowledged(String body) {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .header("Content-Type", "application/x-ndjson")
                    .timeout(Duration.ofSeconds(20))
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            try {
                return client.send(request, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws InterruptedException {
            isStopped.set(true);
            thread.join();
        }
    }

    @Test
    void losesOfTcpOnlyTheEndThatItHadNotReadYet() throws Exception {
        AtomicInteger written = new AtomicInteger();
        try (HarvesterProcess harvester = HarvesterProcess.start("tcp", kafka.bootstrapServers(), directory)) {
            for (int kill = 0; kill < KILLS; kill++) {
                String run = "run-" + kill;
                written.set(0);
                Thread sender = Thread.ofVirtual().start(() -> sendUntilBroken(harvester, run, written));
                await().atMost(LIMIT).until(() -> harvester.receivedOverTcp() > 20_000);
                harvester.kill();
                sender.join();
                harvester.startAgain();
                List<Integer> arrived = arrived(run, written.get());
                System.out.printf(
                        "killed: %d lines written, %d delivered, the others are %d bytes%n",
                        written.get(),
                        arrived.size(),
                        (written.get() - arrived.size()) * (line(run, 0).length() + 4));
                // No gap: what was read is kept, in its order; the rest was the socket's.
                assertThat(arrived.getLast()).isEqualTo(arrived.size() - 1);
                assertThat(arrived).isNotEmpty();
            }
            harvester.stop();
        }
    }

    private static void sendUntilBroken(HarvesterProcess harvester, String run, AtomicInteger written) {
        try (Socket socket = harvester.connect();
                OutputStream output = new BufferedOutputStream(socket.getOutputStream())) {
            while (true) {
                output.write(line(run, written.get()).getBytes(StandardCharsets.UTF_8));
                written.incrementAndGet();
            }
        } catch (IOException e) {
            // It was killed.
        }
    }

    private static String line(String run, int number) {
        return "<34>1 2026-10-11T22:14:15Z " + run + " su - - - " + number + "\n";
    }

    /** The numbers that are in Kafka, in order, once the next run has sent what it found. */
    private List<Integer> arrived(String host, int written) throws InterruptedException {
        AtomicInteger before = new AtomicInteger(-1);
        await().atMost(LIMIT).pollInterval(Duration.ofSeconds(3)).until(() -> {
            int count = numbers(host).size();
            return count > 0 && before.getAndSet(count) == count;
        });
        List<Integer> numbers = List.copyOf(numbers(host));
        assertThat(numbers.size()).isLessThanOrEqualTo(written + 1);
        return numbers;
    }

    private Set<Integer> numbers(String host) {
        Set<Integer> numbers = new TreeSet<>();
        for (JsonNode event :
                HarvestedBatches.read(kafka.bootstrapServers(), "h-tcp").events()) {
            if (event.at("/host/name").asString().equals(host)) {
                numbers.add(Integer.parseInt(event.at("/message").asString()));
            }
        }
        return numbers;
    }
}

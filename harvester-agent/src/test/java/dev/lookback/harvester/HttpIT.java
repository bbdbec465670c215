package dev.lookback.harvester;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lookback.embedded.EmbeddedKafka;
import dev.lookback.embedded.SharedServices;
import dev.lookback.model.batch.Gzip;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class HttpIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String NDJSON = "application/x-ndjson";

    private final String kafka = SharedServices.kafka().bootstrapServers();
    private final JsonMapper json = new JsonMapper();

    @TempDir
    private Path spool;

    @Test
    void deliversWhatItAcknowledges() throws Exception {
        byte[] lines = "{\"message\":\"zipped\",\"host\":\"web-1\"}\n".getBytes(UTF_8);
        try (RunningHarvester harvester = RunningHarvester.start("http", kafka, spool);
                HttpClient client = HttpClient.newHttpClient()) {
            assertThat(accepted(client.send(
                            request(
                                            harvester,
                                            NDJSON,
                                            BodyPublishers.ofString("{\"message\":\"one\"}\n{\"message\":2}"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())))
                    .isEqualTo(2);
            assertThat(accepted(client.send(
                            request(
                                            harvester,
                                            NDJSON,
                                            BodyPublishers.ofByteArray(Gzip.compress(lines, 0, lines.length)))
                                    .header("Content-Encoding", "gzip")
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())))
                    .isOne();
            assertThat(accepted(client.send(
                            request(harvester, "application/json", BodyPublishers.ofString("[{\"message\":\"four\"}]"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())))
                    .isOne();

            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(
                                    HarvestedBatches.read(kafka, "h-http").messages())
                            .containsExactlyInAnyOrder("one", "2", "zipped", "four"));
            await().atMost(LIMIT).until(() -> harvester.books("delivered") == 4);
            assertThat(harvester.books("received")).isEqualTo(4);
        }
    }

    @Test
    void answersAsAProblemWhateverIsWrong() throws Exception {
        try (RunningHarvester harvester = RunningHarvester.start("http-problem", kafka, spool);
                HttpClient client = HttpClient.newHttpClient()) {
            JsonNode unreadable = problem(harvester, client, BodyPublishers.ofString("{}\n{\"message\":\n"), 400);
            // No Content-Length, and more than is ever read: the answer must come all the same.
            JsonNode tooLong = problem(
                    harvester,
                    client,
                    BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[9 * 1024 * 1024])),
                    413);

            assertThat(unreadable.at("/line").asInt()).isEqualTo(2);
            assertThat(tooLong.at("/detail").asString()).startsWith("line 1: too long");
            HttpResponse<String> method = client.send(
                    HttpRequest.newBuilder(uri(harvester)).GET().build(), HttpResponse.BodyHandlers.ofString());
            assertThat(method.statusCode()).isEqualTo(405);
            assertThat(method.headers().firstValue("Content-Type")).contains("application/problem+json");
        }
    }

    @Test
    void saysHowManyItHasWhenItIsFullAndLosesNoneOfThem() throws Exception {
        List<String> messages = IntStream.range(0, 400)
                .mapToObj(number -> number + " " + random(number))
                .toList();
        int next = 0;
        try (EmbeddedKafka own = EmbeddedKafka.start(spool.resolve("kafka"))) {
            try (RunningHarvester harvester = RunningHarvester.start(
                            "http-full",
                            own.bootstrapServers(),
                            spool.resolve("spool"),
                            "lookback.harvester.max-on-the-way=200KB",
                            "lookback.harvester.max-open=1MB",
                            "lookback.harvester.spool.max-size=1MB");
                    HttpClient client = HttpClient.newHttpClient()) {
                own.kill();
                HttpResponse<String> full = send(harvester, client, messages);
                assertThat(full.statusCode()).as(full.body()).isEqualTo(429);
                assertThat(full.headers().firstValue("Retry-After")).contains("1");
                next = json.readTree(full.body()).at("/accepted").asInt();
                assertThat(next).isBetween(1, messages.size() - 1);

                own.restart();

                // As a sender does: the rest again, until all of it is taken.
                while (next < messages.size()) {
                    HttpResponse<String> rest = send(harvester, client, messages.subList(next, messages.size()));
                    assertThat(rest.statusCode()).as(rest.body()).isIn(200, 429);
                    next += json.readTree(rest.body()).at("/accepted").asInt();
                }
            }
            assertThat(HarvestedBatches.read(own.bootstrapServers(), "h-http-full")
                            .messages())
                    .containsExactlyInAnyOrderElementsOf(messages);
        }
    }

    private static HttpResponse<String> send(RunningHarvester harvester, HttpClient client, List<String> messages)
            throws Exception {
        String lines = messages.stream()
                .map(message -> "{\"host\":\"web-1\",\"message\":\"" + message + "\"}\n")
                .collect(Collectors.joining());
        return client.send(
                request(harvester, NDJSON, BodyPublishers.ofString(lines)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Text that gzip cannot make small. */
    private static String random(int seed) {
        return new Random(seed)
                .ints(10_000, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void losesNothingThatItAcknowledgedWhenItIsStopped() throws Exception {
        Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        int senders = 8;
        CountDownLatch begun = new CountDownLatch(senders);
        try (HttpClient client = HttpClient.newHttpClient();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                RunningHarvester harvester = RunningHarvester.start("http-stopped", kafka, spool)) {
            URI events = uri(harvester);
            IntStream.range(0, senders)
                    .forEach(sender ->
                            threads.submit(() -> sendUntilRefused(client, events, sender, acknowledged, begun)));
            begun.await();
            // All of them are sending while it stops.
            harvester.close();
        }

        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(senders);
        assertThat(HarvestedBatches.read(kafka, "h-http-stopped").messages())
                .containsAll(acknowledged)
                .doesNotHaveDuplicates();
    }

    private static void sendUntilRefused(
            HttpClient client, URI events, int sender, Queue<String> acknowledged, CountDownLatch begun) {
        for (int i = 0; ; i++) {
            String message = sender + "-" + i;
            try {
                HttpRequest request = HttpRequest.newBuilder(events)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"message\":\"" + message + "\"}"))
                        .build();
                if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() != 200) {
                    return;
                }
            } catch (IOException | InterruptedException e) {
                return;
            }
            acknowledged.add(message);
            begun.countDown();
        }
    }

    private JsonNode problem(RunningHarvester harvester, HttpClient client, BodyPublisher body, int status)
            throws Exception {
        HttpResponse<String> response =
                client.send(request(harvester, NDJSON, body).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        return json.readTree(response.body());
    }

    private int accepted(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json.readTree(response.body()).at("/accepted").asInt();
    }

    private static HttpRequest.Builder request(RunningHarvester harvester, String type, BodyPublisher body) {
        return HttpRequest.newBuilder(uri(harvester))
                .header("Content-Type", type)
                .timeout(LIMIT)
                .POST(body);
    }

    private static URI uri(RunningHarvester harvester) {
        return URI.create("http://127.0.0.1:" + harvester.httpPort() + "/events");
    }
}

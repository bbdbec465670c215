package dev.lookback.api.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lookback.api.PlatformApiApplication;
import dev.lookback.embedded.EmbeddedS3;
import dev.lookback.embedded.SharedServices;
import dev.lookback.model.block.BlockCodec;
import dev.lookback.model.block.BlockStore;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** The process as it is wired, on the real S3, with clients as there are. */
class ArchivedEventsIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final String ALL = "start=2026-03-01T10:00:00Z&end=2026-03-01T11:00:00Z";
    private static final int MAX_STREAMS = 2;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static ConfigurableApplicationContext api;
    private static HeldStore store;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String environment = "e" + UUID.randomUUID().toString().substring(0, 8);
    private final EventParts parts = new EventParts(store, api.getBean(BlockCodec.class), environment);

    @Configuration(proxyBeanMethods = false)
    static class Held {
        @Bean
        static BeanPostProcessor heldStore() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof BlockStore real ? new HeldStore(real) : bean;
                }
            };
        }
    }

    @BeforeAll
    static void start() {
        EmbeddedS3 s3 = SharedServices.s3().withBucket("archived-events");
        api = new SpringApplicationBuilder(PlatformApiApplication.class, Held.class)
                .run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--spring.kafka.bootstrap-servers="
                                + SharedServices.kafka().bootstrapServers(),
                        "--spring.elasticsearch.uris="
                                + SharedServices.elasticsearch().uri(),
                        "--lookback.events.max-streams=" + MAX_STREAMS,
                        "--lookback.s3.bucket=archived-events",
                        "--spring.cloud.aws.s3.endpoint=" + s3.endpoint(),
                        "--spring.cloud.aws.s3.path-style-access-enabled=true",
                        "--spring.cloud.aws.region.static=eu-central-1",
                        "--spring.cloud.aws.credentials.access-key=" + s3.accessKey(),
                        "--spring.cloud.aws.credentials.secret-key=" + s3.secretKey());
        store = api.getBean(HeldStore.class);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @AfterEach
    void nothingIsOpenAnyMore() {
        store.letGo();
        http.shutdownNow();
        awaitNothingOpen();
    }

    @Test
    void theAnswerIsTheSortedInputByteForByte() throws Exception {
        List<String> first = lines(START, 0, 3_000);
        List<String> second = lines(START.plusSeconds(300), 10_000, 2_000);
        parts.write(0, first.subList(0, 2_000));
        parts.write(1, first.subList(1_500, 3_000));
        parts.write(2, second);
        List<String> all = new ArrayList<>(first);
        all.addAll(second);

        HttpResponse<byte[]> answer = http.send(request(ALL), BodyHandlers.ofByteArray());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/x-ndjson");
        assertThat(answer.body()).isEqualTo(EventParts.text(all));
    }

    @Test
    void aRangeAFilterAndALimitHoldAtOnce() throws Exception {
        List<String> lines = lines(START, 0, 3_000);
        parts.write(0, lines);
        String query = "start=2026-03-01T10:00:50Z&end=2026-03-01T10:01:50Z&limit=40&filter="
                + URLEncoder.encode("log.level:error AND message:\"für\"", StandardCharsets.UTF_8);

        HttpResponse<byte[]> answer = http.send(request(query), BodyHandlers.ofByteArray());

        List<String> wanted = lines.subList(500, 1_100).stream()
                .filter(line -> line.contains("\"error\""))
                .limit(40)
                .toList();
        assertThat(wanted).hasSize(40);
        assertThat(answer.body()).isEqualTo(EventParts.text(wanted));
    }

    @Test
    void whatCannotBeAskedForIsAProblem() throws Exception {
        parts.write(0, lines(START, 0, 1));

        assertThat(problem(ALL + "&filter=level:(error", 400).path("field").asString())
                .isEqualTo("filter");
        assertThat(problem(ALL + "&limit=0", 400).path("field").asString()).isEqualTo("limit");
        assertThat(problem("start=now", 400).path("field").asString()).isEqualTo("end");
        HttpRequest unknown = HttpRequest.newBuilder(URI.create(address("nowhere", ALL)))
                .header("Accept", EventsController.NDJSON)
                .build();
        assertThat(problem(unknown, 404).path("field").asString()).isEqualTo("environment");
        HttpRequest csv = HttpRequest.newBuilder(URI.create(address(environment, ALL)))
                .header("Accept", "text/csv")
                .build();
        assertThat(http.send(csv, BodyHandlers.ofString()).statusCode()).isEqualTo(406);
    }

    @Test
    void headersAloneReadNothing() throws Exception {
        parts.write(0, lines(START, 0, 10));
        double before = ended("whole");

        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(address(environment, ALL)))
                        .HEAD()
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/x-ndjson");
        assertThat(ended("whole")).isEqualTo(before);
    }

    @Test
    void damageBehindTheFirstEventsCutsTheAnswerOff() throws Exception {
        List<String> good = lines(START, 0, 3_000);
        parts.write(0, good);
        parts.writeDamaged(1, lines(START.plusSeconds(300), 10_000, 2_000), 10_000);

        HttpResponse<InputStream> answer = http.send(request(ALL), BodyHandlers.ofInputStream());

        byte[] text = EventParts.text(good);
        assertThat(answer.statusCode()).isEqualTo(200);
        try (InputStream events = answer.body()) {
            assertThat(events.readNBytes(text.length)).isEqualTo(text);
            assertThatThrownBy(events::readAllBytes).isInstanceOf(IOException.class);
        }
        await().atMost(LIMIT).until(() -> ended("broken") >= 1);
    }

    @Test
    void damageBeforeTheFirstEventIsAProblem() throws Exception {
        parts.writeDamaged(0, lines(START, 0, 100), 0);

        JsonNode problem = problem(ALL, 500);

        assertThat(problem.path("detail").asString()).startsWith("archive: " + environment + "/");
    }

    @Test
    void aClientThatGoesWhileNothingComesStopsTheWork() throws Exception {
        parts.write(0, lines(START, 0, 3_000));
        store.hold();
        double before = ended("gone");
        Socket client = open("log.level:none");
        await().atMost(LIMIT).until(() -> store.open() == 1);

        long gone = System.nanoTime();
        client.close();

        awaitNothingOpen();
        System.out.printf("client gone, work stopped after %d ms%n", (System.nanoTime() - gone) / 1_000_000);
        await().atMost(LIMIT).until(() -> ended("gone") == before + 1);
    }

    @Test
    void aClientThatGoesInTheMiddleStopsTheWork() throws Exception {
        parts.write(
                0,
                IntStream.range(0, 29_000)
                        .mapToObj(number -> EventParts.line(START.plusMillis(10L * number), number))
                        .toList());
        double before = ended("gone");
        HttpResponse<InputStream> answer = http.send(request(ALL), BodyHandlers.ofInputStream());
        assertThat(answer.body().readNBytes(1_000)).hasSize(1_000);

        answer.body().close();

        awaitNothingOpen();
        await().atMost(LIMIT).until(() -> ended("gone") == before + 1);
    }

    @Test
    void oneStreamMoreThanMayBeReadIsToldToComeAgain() throws Exception {
        parts.write(0, lines(START, 0, 100));
        store.hold();
        try (Socket _ = open("*:*");
                Socket _ = open("*:*")) {
            await().atMost(LIMIT).until(() -> store.open() == MAX_STREAMS);

            HttpResponse<String> answer = http.send(request(ALL), BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.body()).contains("lookback.events.max-streams: 2 streams are read now");
        }
        store.letGo();
        awaitNothingOpen();
        assertThat(http.send(request(ALL), BodyHandlers.discarding()).statusCode())
                .isEqualTo(200);
    }

    private static void awaitNothingOpen() {
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> store.open() == 0
                        && registry()
                                        .get("lookback.events.streams.open")
                                        .gauge()
                                        .value()
                                == 0);
    }

    private static double ended(String outcome) {
        return registry()
                .counter("lookback.events.streams.ended", "outcome", outcome)
                .count();
    }

    private static MeterRegistry registry() {
        return api.getBean(MeterRegistry.class);
    }

    /** Asks, and reads nothing. */
    private Socket open(String filter) throws IOException {
        URI uri =
                URI.create(address(environment, ALL + "&filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8)));
        Socket socket = new Socket(uri.getHost(), uri.getPort());
        socket.getOutputStream()
                .write(("GET " + uri.getRawPath() + "?" + uri.getRawQuery() + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private JsonNode problem(String query, int status) throws Exception {
        return problem(request(query), status);
    }

    private JsonNode problem(HttpRequest request, int status) throws Exception {
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        return JSON.readTree(answer.body());
    }

    private HttpRequest request(String query) {
        return HttpRequest.newBuilder(URI.create(address(environment, query))).build();
    }

    private static String address(String environment, String query) {
        return "http://127.0.0.1:" + api.getEnvironment().getProperty("local.server.port") + "/environments/"
                + environment + "/events?" + query;
    }

    /** A tenth of a second apart. */
    private static List<String> lines(Instant start, int number, int count) {
        return IntStream.range(0, count)
                .mapToObj(line -> EventParts.line(start.plusMillis(100L * line), number + line))
                .toList();
    }
}

package dev.lookback.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lookback.embedded.EmbeddedElasticsearch;
import dev.lookback.embedded.EmbeddedKafka;
import dev.lookback.embedded.EmbeddedS3;
import dev.lookback.embedded.SharedServices;
import dev.lookback.model.block.BlockStore;
import dev.lookback.model.block.OffsetRange;
import dev.lookback.model.block.PartManifest;
import dev.lookback.model.block.PartName;
import dev.lookback.model.block.SampleParts;
import dev.lookback.model.time.Interval;
import dev.lookback.model.time.Intervals;
import dev.lookback.model.topic.Environment;
import dev.lookback.search.DocumentWriter;
import dev.lookback.search.HistoryIndexes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Processes as they are wired, on real services; only the indexer is the test's own. */
class PlatformApiIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Intervals INTERVALS = new Intervals(Duration.ofMinutes(5));
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final EmbeddedKafka kafka = SharedServices.kafka();
    private final EmbeddedElasticsearch elasticsearch = SharedServices.elasticsearch();
    private final EmbeddedS3 s3 = SharedServices.s3().withBucket("platform-api");
    private final HttpClient http = HttpClient.newHttpClient();
    private final String environment = "e" + UUID.randomUUID().toString().substring(0, 8);
    private final List<ConfigurableApplicationContext> processes = new ArrayList<>();

    @AfterEach
    void stop() {
        processes.forEach(ConfigurableApplicationContext::close);
        http.close();
    }

    @Test
    void aLoadBecomesReadyAndTheSameAgainIsTheSame() throws Exception {
        ConfigurableApplicationContext api = start();
        archiveBlocks(api, 3);
        try (TestIndexer _ = indexer(api)) {
            JsonNode asked = ask(api, "", 202);
            JsonNode ready = awaitState(api, asked, "READY");

            assertThat(ready.at("/blocks/loaded").asInt()).isEqualTo(3);
            assertThat(ready.at("/events/indexed").asInt()).isEqualTo(3 * TestIndexer.EVENTS);
            assertThat(get(ready.path("searchUrl").asString())
                            .at("/hits/total/value")
                            .asInt())
                    .isEqualTo(3 * TestIndexer.EVENTS);
            assertThat(ask(api, "", 200).path("index")).isEqualTo(asked.path("index"));
        }
    }

    @Test
    void aFilteredLoadBecomesReadyBesideOneOfAll() throws Exception {
        ConfigurableApplicationContext api = start();
        archiveBlocks(api, 3);
        String filter = "\"filter\":\" host.name:(web-0 OR web-3) \",";
        try (TestIndexer _ = indexer(api)) {
            JsonNode asked = ask(api, filter, 202);
            JsonNode ofAll = ask(api, "", 202);
            JsonNode ready = awaitState(api, asked, "READY");
            awaitState(api, ofAll, "READY");

            assertThat(ready.path("index").asString())
                    .matches(ofAll.path("index").asString() + "-[0-9a-f]{16}");
            assertThat(ready.path("filter").asString()).isEqualTo("host.name:(web-0 OR web-3)");
            assertThat(ready.at("/events/indexed").asInt()).isEqualTo(6);
            assertThat(ready.at("/events/unwanted").asInt()).isEqualTo(3 * TestIndexer.EVENTS - 6);
            assertThat(get(ready.path("searchUrl").asString())
                            .at("/hits/total/value")
                            .asInt())
                    .isEqualTo(6);
            assertThat(meta(ready).path("filter").asString()).isEqualTo("host.name:(web-0 OR web-3)");
            assertThat(ask(api, filter, 200).path("index")).isEqualTo(asked.path("index"));
        }
    }

    @Test
    void aFilterThatCannotBeReadIsRefusedWithItsPlaceAndTheDocumentedOneIsTaken() throws Exception {
        ConfigurableApplicationContext api = start();
        archiveBlocks(api, 1);

        JsonNode problem = ask(api, "\"filter\":\"log.level:(error\",", 400);

        assertThat(problem.path("field").asString()).isEqualTo("filter");
        assertThat(problem.path("detail").asString()).startsWith("filter: at character 17");
        // The one that the API's own page proposes is taken.
        JsonNode example =
                get(address(api) + "/v3/api-docs").at("/components/schemas/HistoryRequest/properties/filter/example");
        assertThat(ask(api, "\"filter\":" + example + ",", 202).path("filter")).isEqualTo(example);
    }

    @Test
    void anIndexIsGoneWithinAMinuteOfItsTime() throws Exception {
        ConfigurableApplicationContext api = start();
        archiveBlocks(api, 1);
        String index = ask(api, "\"ttl\":\"3s\",", 202).path("index").asString();

        awaitState(api, show(api, index), "EXPIRED");

        HistoryIndexes indexes = api.getBean(HistoryIndexes.class);
        await().atMost(LIMIT).until(() -> indexes.find(index).isEmpty());
    }

    @Test
    void aRestartInTheMiddleOfALoadContinuesIt() throws Exception {
        ConfigurableApplicationContext first = start();
        archiveBlocks(first, 30);
        JsonNode asked = ask(first, "", 202);
        try (TestIndexer indexer = indexer(first).answering(10)) {
            await().atMost(LIMIT).until(() -> indexer.answered() >= 10);
        }
        first.close();

        ConfigurableApplicationContext second = start();
        try (TestIndexer _ = indexer(second)) {
            JsonNode ready = awaitState(second, asked, "READY");
            assertThat(ready.at("/events/indexed").asInt()).isEqualTo(30 * TestIndexer.EVENTS);
        }
    }

    @Test
    void twoProcessesShareTheIndexes() throws Exception {
        ConfigurableApplicationContext one = start();
        ConfigurableApplicationContext other = start();
        archiveBlocks(one, 6);
        try (TestIndexer _ = indexer(one)) {
            List<JsonNode> asked = new ArrayList<>();
            for (int minutes = 10; minutes <= 30; minutes += 5) {
                asked.add(post(
                        minutes % 10 == 0 ? one : other,
                        request("", START, START.plus(Duration.ofMinutes(minutes))),
                        202));
            }
            for (JsonNode index : asked) {
                awaitState(other, index, "READY");
            }
        }
    }

    @Test
    void saysThatItIsReadyAndWhatItOffers() throws Exception {
        ConfigurableApplicationContext api = start();

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(get(address(api) + "/actuator/health/readiness")
                                .path("status")
                                .asString())
                        .isEqualTo("UP"));
        assertThat(get(address(api) + "/v3/api-docs").path("paths").propertyNames())
                .containsExactlyInAnyOrder(
                        "/history-indexes",
                        "/history-indexes/{index}",
                        "/page",
                        "/environments",
                        "/environments/{environment}/blocks",
                        "/environments/{environment}/events",
                        "/environments/{environment}/policy",
                        "/environments/{environment}/recent/rebuild",
                        "/environments/{environment}/recent/rebuild/{rebuild}",
                        "/environments/{environment}/status",
                        "/environments/{environment}/verify",
                        "/search");
        assertThat(send(HttpRequest.newBuilder(URI.create(address(api) + "/swagger-ui.html"))
                                .build())
                        .statusCode())
                .isIn(200, 302);
    }

    @Test
    void aPolicyIsSeenByEveryProcessAndSurvivesARestart() throws Exception {
        ConfigurableApplicationContext one = start();
        ConfigurableApplicationContext other = start();
        archiveBlocks(one, 1);
        HttpResponse<String> set = send(HttpRequest.newBuilder(URI.create(policy(one)))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"recentRetention\":\"3d\",\"historyTtl\":\"2h\","
                        + "\"historyMaxBytes\":500000000000,\"historyMaxConcurrent\":2}"))
                .build());
        assertThat(set.statusCode()).as(set.body()).isEqualTo(200);
        assertThat(get(policy(other)).path("recentRetention").asString()).isEqualTo("PT72H");
        one.close();
        other.close();

        ConfigurableApplicationContext again = start();

        assertThat(get(policy(again)).toString())
                .isEqualTo("{\"recentRetention\":\"PT72H\",\"historyTtl\":\"PT2H\",\"historyMaxTtl\":\"PT336H\","
                        + "\"historyMaxBytes\":500000000000,\"historyMaxConcurrent\":2}");
    }

    private String policy(ConfigurableApplicationContext api) {
        return address(api) + "/environments/" + environment + "/policy";
    }

    private ConfigurableApplicationContext start() {
        ConfigurableApplicationContext process = new SpringApplicationBuilder(PlatformApiApplication.class)
                .run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--management.endpoint.health.probes.enabled=true",
                        "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                        "--spring.elasticsearch.uris=" + elasticsearch.uri(),
                        "--lookback.s3.bucket=platform-api",
                        "--lookback.sweep-interval=1s",
                        "--spring.cloud.aws.s3.endpoint=" + s3.endpoint(),
                        "--spring.cloud.aws.s3.path-style-access-enabled=true",
                        "--spring.cloud.aws.region.static=eu-central-1",
                        "--spring.cloud.aws.credentials.access-key=" + s3.accessKey(),
                        "--spring.cloud.aws.credentials.secret-key=" + s3.secretKey());
        processes.add(process);
        return process;
    }

    private TestIndexer indexer(ConfigurableApplicationContext api) {
        return new TestIndexer(kafka.bootstrapServers(), api.getBean(DocumentWriter.class), environment);
    }

    /** From the start on, an interval each. */
    private void archiveBlocks(ConfigurableApplicationContext api, int count) throws IOException {
        BlockStore store = api.getBean(BlockStore.class);
        Path data = Files.createTempFile("part", ".bz2");
        Files.write(data, SampleParts.DATA);
        for (int number : IntStream.range(0, count).toArray()) {
            Interval interval = new Interval(INTERVALS.at(START).number() + number);
            PartManifest sample = SampleParts.manifest(environment, interval.key(), number, number);
            store.write(
                    new PartManifest(
                            new Environment(environment),
                            interval,
                            INTERVALS.range(interval),
                            new PartName("1f0c9a3b", 0, new OffsetRange(number, number), 5, 100),
                            sample.content(),
                            sample.writing(),
                            sample.agents()),
                    data);
        }
        Files.delete(data);
    }

    private JsonNode ask(ConfigurableApplicationContext api, String more, int status) throws Exception {
        return post(api, request(more, START, START.plus(Duration.ofHours(3))), status);
    }

    private String request(String more, Instant start, Instant end) {
        return "{" + more + "\"environment\":\"" + environment + "\",\"start\":\"" + start + "\",\"end\":\"" + end
                + "\"}";
    }

    private JsonNode post(ConfigurableApplicationContext api, String body, int status) throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(address(api) + "/history-indexes"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }

    private JsonNode awaitState(ConfigurableApplicationContext api, JsonNode asked, String state) throws Exception {
        String index = asked.path("index").asString();
        await().atMost(LIMIT)
                .untilAsserted(() ->
                        assertThat(show(api, index).path("state").asString()).isEqualTo(state));
        return show(api, index);
    }

    private JsonNode meta(JsonNode history) throws Exception {
        String index = history.path("index").asString();
        return get(elasticsearch.uri() + "/" + index + "/_mapping").path(index).at("/mappings/_meta/lookback");
    }

    private JsonNode show(ConfigurableApplicationContext api, String index) throws Exception {
        return get(address(api) + "/history-indexes/" + index);
    }

    private JsonNode get(String address) throws Exception {
        return JSON.readTree(
                send(HttpRequest.newBuilder(URI.create(address)).build()).body());
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String address(ConfigurableApplicationContext api) {
        return "http://127.0.0.1:" + api.getEnvironment().getProperty("local.server.port");
    }
}

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
import org.junit.jupiter.api.AfterEach;
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
import java.util.stream.Stream;

/** Processes as they are wired, on real services, in an environment of the test's own; only the indexer is a test's. */
abstract class ApiProcesses {

    static final Duration LIMIT = Duration.ofSeconds(60);
    static final Intervals INTERVALS = new Intervals(Duration.ofMinutes(5));
    static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    static final JsonMapper JSON = JsonMapper.builder().build();

    final EmbeddedKafka kafka = SharedServices.kafka();
    final EmbeddedElasticsearch elasticsearch = SharedServices.elasticsearch();
    final EmbeddedS3 s3 = SharedServices.s3().withBucket("platform-api");
    final HttpClient http = HttpClient.newHttpClient();
    final String environment = "e" + UUID.randomUUID().toString().substring(0, 8);
    final List<ConfigurableApplicationContext> processes = new ArrayList<>();

    @AfterEach
    void stop() {
        processes.forEach(ConfigurableApplicationContext::close);
        http.close();
    }

    /** @param more settings */
    ConfigurableApplicationContext start(String... more) {
        ConfigurableApplicationContext process = new SpringApplicationBuilder(PlatformApiApplication.class)
                .run(Stream.concat(Stream.of(settings()), Stream.of(more)).toArray(String[]::new));
        processes.add(process);
        return process;
    }

    String[] settings() {
        return new String[] {
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
            "--spring.cloud.aws.credentials.secret-key=" + s3.secretKey()
        };
    }

    TestIndexer indexer(ConfigurableApplicationContext api) {
        return new TestIndexer(kafka.bootstrapServers(), api.getBean(DocumentWriter.class), environment);
    }

    /** From the start on, an interval each. */
    void archiveBlocks(ConfigurableApplicationContext api, int count) throws IOException {
        for (int number : IntStream.range(0, count).toArray()) {
            archivePart(api, number, number);
        }
    }

    /** Of five events, as its name says, in an interval from the start on. */
    void archivePart(ConfigurableApplicationContext api, int number, long offset) throws IOException {
        Path data = Files.createTempFile("part", ".bz2");
        Files.write(data, SampleParts.DATA);
        Interval interval = new Interval(INTERVALS.at(START).number() + number);
        PartManifest sample = SampleParts.manifest(environment, interval.key(), offset, offset);
        api.getBean(BlockStore.class)
                .write(
                        new PartManifest(
                                new Environment(environment),
                                interval,
                                INTERVALS.range(interval),
                                new PartName("1f0c9a3b", 0, new OffsetRange(offset, offset), 5, 100),
                                sample.content(),
                                sample.writing(),
                                sample.agents()),
                        data);
        Files.delete(data);
    }

    JsonNode ask(ConfigurableApplicationContext api, String more, int status) throws Exception {
        return post(api, request(more, START, START.plus(Duration.ofHours(3))), status);
    }

    String request(String more, Instant start, Instant end) {
        return "{" + more + "\"environment\":\"" + environment + "\",\"start\":\"" + start + "\",\"end\":\"" + end
                + "\"}";
    }

    JsonNode post(ConfigurableApplicationContext api, String body, int status) throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(address(api) + "/history-indexes"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }

    JsonNode awaitState(ConfigurableApplicationContext api, JsonNode asked, String state) throws Exception {
        String index = asked.path("index").asString();
        await().atMost(LIMIT)
                .untilAsserted(() ->
                        assertThat(show(api, index).path("state").asString()).isEqualTo(state));
        return show(api, index);
    }

    JsonNode show(ConfigurableApplicationContext api, String index) throws Exception {
        return get(address(api) + "/history-indexes/" + index);
    }

    JsonNode get(String address) throws Exception {
        return JSON.readTree(
                send(HttpRequest.newBuilder(URI.create(address)).build()).body());
    }

    HttpResponse<String> send(HttpRequest request) throws Exception {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    static String address(ConfigurableApplicationContext api) {
        return "http://127.0.0.1:" + api.getEnvironment().getProperty("local.server.port");
    }
}

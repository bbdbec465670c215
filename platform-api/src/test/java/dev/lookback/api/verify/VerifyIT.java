package dev.lookback.api.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.api.PlatformApiApplication;
import dev.lookback.embedded.EmbeddedElasticsearch;
import dev.lookback.embedded.EmbeddedKafka;
import dev.lookback.embedded.EmbeddedS3;
import dev.lookback.embedded.SharedServices;
import dev.lookback.model.batch.BatchHeaders;
import dev.lookback.model.block.AgentBatches;
import dev.lookback.model.block.BlockCodec;
import dev.lookback.model.block.BlockStore;
import dev.lookback.model.block.OffsetRange;
import dev.lookback.model.block.PartManifest;
import dev.lookback.model.block.PartName;
import dev.lookback.model.time.Interval;
import dev.lookback.model.topic.Environment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** The process as it is wired, on the real S3 and Kafka, with an archive that bzip2 and a part a time have made. */
class VerifyIT {

    private static final String BUCKET = "verify";
    private static final int INTERVALS = 4;

    private static ConfigurableApplicationContext api;
    private static S3Client s3;

    private final String environment = "e" + UUID.randomUUID().toString().substring(0, 8);
    private final PartManifest[] parts = new PartManifest[INTERVALS];

    @TempDir
    private Path files;

    @BeforeAll
    static void start() {
        EmbeddedKafka kafka = SharedServices.kafka();
        EmbeddedElasticsearch elasticsearch = SharedServices.elasticsearch();
        EmbeddedS3 server = SharedServices.s3().withBucket(BUCKET);
        api = new SpringApplicationBuilder(PlatformApiApplication.class)
                .run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                        "--spring.elasticsearch.uris=" + elasticsearch.uri(),
                        "--lookback.s3.bucket=" + BUCKET,
                        "--spring.cloud.aws.s3.endpoint=" + server.endpoint(),
                        "--spring.cloud.aws.s3.path-style-access-enabled=true",
                        "--spring.cloud.aws.region.static=eu-central-1",
                        "--spring.cloud.aws.credentials.access-key=" + server.accessKey(),
                        "--spring.cloud.aws.credentials.secret-key=" + server.secretKey());
        s3 = api.getBean(S3Client.class);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @BeforeEach
    void archive() throws Exception {
        for (int number = 0; number < INTERVALS; number++) {
            parts[number] = write(number);
        }
    }

    @Test
    void anArchiveThatIsAsItWasWrittenIsWhole() throws Exception {
        JsonNode answer = verify();

        assertThat(answer.path("whole").asBoolean()).as(answer.toString()).isTrue();
        assertThat(answer.path("events").asInt()).isEqualTo(INTERVALS * 2_000);
        assertThat(answer.at("/agents/0/upTo").asInt()).isEqualTo(INTERVALS - 1);
    }

    @Test
    void oneBitThatIsFlippedIsSeen() throws Exception {
        String key = key(1, ".ndjson.bz2");
        byte[] bytes =
                s3.getObjectAsBytes(request -> request.bucket(BUCKET).key(key)).asByteArray();
        bytes[bytes.length / 2] ^= 1;
        s3.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromBytes(bytes));

        JsonNode answer = verify();

        expectProblem(answer, key, "wrong-checksum");
        expectProblem(answer, key, "broken-compression");
        assertThat(answer.path("problems").size()).isEqualTo(2);
        assertThat(answer.path("gaps").size()).isZero();
    }

    @Test
    void dataThatIsGoneIsSaidToBeGone() throws Exception {
        remove(key(1, ".ndjson.bz2"));

        expectOnlyProblem(verify(), key(1, ".json"), "data-missing");
    }

    @Test
    void aManifestThatIsGoneIsSaidToBeGoneAndNoBatchIsCalledMissing() throws Exception {
        remove(key(1, ".json"));

        JsonNode answer = verify();

        expectOnlyProblem(answer, key(1, ".ndjson.bz2"), "manifest-missing");
        assertThat(answer.path("gaps").size()).isZero();
        assertThat(answer.at("/unknown/0/reason").asString()).isEqualTo("unreadable");
    }

    @Test
    void aPartOfWhichNothingIsLeftIsAGap() throws Exception {
        remove(key(1, ".ndjson.bz2"));
        remove(key(1, ".json"));

        JsonNode answer = verify();

        assertThat(answer.path("whole").asBoolean()).isFalse();
        assertThat(answer.path("problems").size()).isZero();
        assertThat(answer.path("gaps").toString())
                .isEqualTo("[{\"agent\":\"a7f0\",\"host\":\"web-1\",\"from\":1,\"to\":1,\"interval\":\"%s\"}]"
                        .formatted(parts[1].interval()));
    }

    @Test
    void aLeftoverDoesNoHarm() throws Exception {
        s3.copyObject(request -> request.sourceBucket(BUCKET)
                .sourceKey(key(1, ".ndjson.bz2"))
                .destinationBucket(BUCKET)
                .destinationKey(key(1, ".ndjson.bz2").replace("-10-19-", "-12-15-")));

        JsonNode answer = verify();

        assertThat(answer.path("whole").asBoolean()).as(answer.toString()).isTrue();
        assertThat(answer.path("leftovers").asInt()).isOne();
    }

    private static void expectOnlyProblem(JsonNode answer, String key, String kind) {
        expectProblem(answer, key, kind);
        assertThat(answer.path("problems").size()).isOne();
    }

    private static void expectProblem(JsonNode answer, String key, String kind) {
        assertThat(answer.path("whole").asBoolean()).isFalse();
        assertThat(answer.path("problems").values()).as(answer.toString()).anySatisfy(problem -> {
            assertThat(problem.path("kind").asString()).isEqualTo(kind);
            assertThat(problem.path("key").asString()).isEqualTo(key);
        });
    }

    private JsonNode verify() throws Exception {
        String path = "/environments/" + environment + "/verify?start="
                + SampleArchive.INTERVALS.start(SampleArchive.interval(-1)) + "&end="
                + SampleArchive.INTERVALS.end(SampleArchive.interval(INTERVALS));
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(
                                    "http://127.0.0.1:" + api.getEnvironment().getProperty("local.server.port") + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return JsonMapper.shared().readTree(answer.body());
        }
    }

    private void remove(String key) {
        s3.deleteObject(request -> request.bucket(BUCKET).key(key));
    }

    private String key(int number, String ending) {
        return environment + "/" + parts[number].interval() + "/" + parts[number].name() + ending;
    }

    /** Batch and part of that number. */
    private PartManifest write(int number) throws IOException, java.security.NoSuchAlgorithmException {
        Interval interval = SampleArchive.interval(number);
        byte[] raw = lines(interval).getBytes(StandardCharsets.UTF_8);
        BlockCodec codec = api.getBean(BlockCodec.class);
        byte[] data = codec.compress(raw, 0, raw.length);
        AgentBatches.Ledger ledger = new AgentBatches.Ledger("web-1");
        ledger.add(new BatchHeaders.Origin(
                number, number == 0 ? Optional.empty() : Optional.of(SampleArchive.interval(number - 1))));
        PartManifest manifest = new PartManifest(
                new Environment(environment),
                interval,
                SampleArchive.INTERVALS.range(interval),
                new PartName("1f0c9a3b", 0, new OffsetRange(10L * number, 10L * number + 9), 2_000, raw.length),
                new PartManifest.Content(
                        data.length,
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(data)),
                        codec.name(),
                        time(interval, 0),
                        time(interval, 1_999)),
                new PartManifest.Writing(SampleArchive.INTERVALS.end(interval), false),
                new TreeMap<>(java.util.Map.of("a7f0", ledger.batches())));
        api.getBean(BlockStore.class).write(manifest, Files.write(files.resolve("part"), data));
        return manifest;
    }

    private static String lines(Interval interval) {
        StringBuilder lines = new StringBuilder();
        for (int event = 0; event < 2_000; event++) {
            lines.append(SampleArchive.line(
                    SampleArchive.INTERVALS.start(interval).plusMillis(event), "0f3k9q2m7c0000%04d".formatted(event)));
        }
        return lines.toString();
    }

    private static String time(Interval interval, int event) {
        return dev.lookback.model.event.EventTime.format(
                SampleArchive.INTERVALS.start(interval).plusMillis(event));
    }
}

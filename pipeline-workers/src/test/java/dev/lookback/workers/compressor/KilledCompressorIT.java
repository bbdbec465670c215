package dev.lookback.workers.compressor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.lookback.embedded.EmbeddedS3;
import dev.lookback.embedded.SharedServices;
import dev.lookback.model.topic.Environment;
import dev.lookback.model.topic.TopicSpec;
import dev.lookback.workers.WorkersApplication;
import dev.lookback.workers.record.KafkaTopics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

/**
 * The real compressor, killed with SIGKILL under load at every step; {@code -Dlookback.kills=5} hits each five times. Which
 * step that was is read from S3, Kafka and the disk afterwards, and whether all is there is found by kcat, bzcat, sort
 * and comm. It takes minutes; the same steps are forced in {@link CompressorFaultsTest} at every build.
 */
@EnabledIfSystemProperty(
        named = KilledCompressorIT.PROPERTY,
        matches = "\\d+",
        disabledReason = "takes minutes: run it with -Dlookback.kills=1, or 5")
class KilledCompressorIT {

    static final String PROPERTY = "lookback.kills";

    private static final int KILLS = Integer.getInteger(PROPERTY, 1);
    private static final Duration LIMIT = Duration.ofMinutes(3);

    /** A process that has not come to its step by then is killed wherever it is: another one will. */
    private static final Duration STEP_LIMIT = Duration.ofSeconds(30);

    private static final String BUCKET = "killed-compressor";

    /** In the working directory: what Kafka has, what the archive has, what the recent index has, and what they have not alike. */
    private static final String COMPARE = """
            export LC_ALL=C
            kcat -C -b "$1" -t "$2" -o beginning -e -q -D '' -f '%s' > batches.gz
            gzip -dc < batches.gz | sort -u > kafka.txt
            find parts -name '*.bz2' -exec bzcat {} + | sort -u > archive.txt
            cut -b63-78 kafka.txt | sort > kafka.ids
            sort recent.txt > recent.ids
            comm -3 kafka.txt archive.txt | cut -c1-200 > differs-archive.txt
            comm -3 kafka.ids recent.ids > differs-recent.txt
            wc -l < kafka.txt
            """;

    @TempDir
    Path directory;

    private final Environment environment =
            new Environment("k" + UUID.randomUUID().toString().substring(0, 8));
    private final String kafka = SharedServices.kafka().bootstrapServers();
    private final EmbeddedS3 s3 = SharedServices.s3().withBucket(BUCKET);
    private final Map<KillStep, Integer> hits = new EnumMap<>(KillStep.class);
    private final Map<String, String> written = new HashMap<>();

    @Test
    void killedAtEveryStepTheArchiveHasWhatKafkaHas() throws Exception {
        requireTools();
        KafkaTopics topics = new KafkaTopics(Map.of("bootstrap.servers", kafka));
        topics.make(TopicSpec.harvest(environment));
        topics.make(TopicSpec.chunks(environment));
        CompressorProcess[] process = new CompressorProcess[1];
        KillPlan plan = new KillPlan(() -> process[0].kill());
        try (S3Door door = new S3Door(s3.endpoint(), plan);
                S3Client client = client();
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka));
                ChunkTail chunks = new ChunkTail(kafka, environment.chunkTopic(), plan::seen);
                BatchLoad load = new BatchLoad(kafka, environment.harvestTopic());
                CompressorProcess compressor =
                        new CompressorProcess(environment.name(), kafka, s3, door.endpoint(), directory);
                ConfigurableApplicationContext recent = esConsumer()) {
            assertThat(recent.isRunning()).isTrue();
            process[0] = compressor;
            KillEvidence evidence = new KillEvidence(environment, client, BUCKET, admin, chunks);
            killAtEveryStep(compressor, plan, evidence, load);
            long events = finish(compressor, plan, evidence, load);
            download(client, evidence);
            assertSets(events);
        }
    }

    private void killAtEveryStep(CompressorProcess compressor, KillPlan plan, KillEvidence evidence, BatchLoad load)
            throws Exception {
        int attempts = 0;
        while (Arrays.stream(KillStep.values()).anyMatch(step -> hits.getOrDefault(step, 0) < KILLS)) {
            assertThat(attempts++).as("kills, of which hit %s", hits).isLessThan(4 * KILLS * KillStep.values().length);
            KillStep step = Arrays.stream(KillStep.values())
                    .min(Comparator.comparing(each -> hits.getOrDefault(each, 0)))
                    .orElseThrow();
            plan.arm(step);
            if (step == KillStep.AFTER_SOME_CHUNKS) {
                load.sendLargeOnes();
            }
            compressor.clearSpills();
            compressor.start();
            awaitKill(step, compressor, plan, evidence);
            evidence.chunks().awaitAll();
            KillStep hit = evidence.step(plan.lastPut(), compressor.hasSpills());
            hits.merge(hit, 1, Integer::sum);
            System.out.printf("kill %d, meant for %s, hit %s%n", attempts, step, hit);
            assertSameBytes(evidence);
        }
        System.out.printf("%-20s %s%n", "SIGKILL hit", "times");
        hits.forEach((step, times) -> System.out.printf("%-20s %5d%n", step, times));
    }

    private static void awaitKill(KillStep step, CompressorProcess compressor, KillPlan plan, KillEvidence evidence)
            throws Exception {
        long end = System.nanoTime() + STEP_LIMIT.toNanos();
        while (!compressor.hasEndedWithin(Duration.ofMillis(10))) {
            if (System.nanoTime() > end) {
                compressor.kill();
            }
            if (step == KillStep.SPILLED && compressor.hasSpills()) {
                plan.reached(step);
            }
            if (step == KillStep.AFTER_COMMIT
                    && plan.lastPut().isPresent()
                    && evidence.isCommitted(plan.lastPut().get())) {
                plan.reached(step);
            }
        }
    }

    /** What is written again under a name is what was there. */
    private void assertSameBytes(KillEvidence evidence) {
        evidence.data().forEach((key, tag) -> {
            String before = written.put(key, tag);
            assertThat(tag).as(key).isEqualTo(before == null ? tag : before);
        });
    }

    private long finish(CompressorProcess compressor, KillPlan plan, KillEvidence evidence, BatchLoad load)
            throws ExecutionException, InterruptedException, IOException {
        plan.disarm();
        compressor.clearSpills();
        compressor.start();
        long events = load.finish();
        TopicPartition first = new TopicPartition(environment.harvestTopic(), 0);
        long end = evidence.admin()
                .listOffsets(Map.of(first, OffsetSpec.latest()))
                .partitionResult(first)
                .get()
                .offset();
        await().atMost(LIMIT).until(() -> evidence.committed(0) == end);
        assertSameBytes(evidence);
        return events;
    }

    private void download(S3Client client, KillEvidence evidence) throws IOException {
        Path parts = Files.createDirectory(directory.resolve("parts"));
        int number = 0;
        for (String key : evidence.countingParts()) {
            client.getObject(request -> request.bucket(BUCKET).key(key), parts.resolve(number++ + ".bz2"));
        }
    }

    private void assertSets(long events) throws IOException, InterruptedException {
        await().atMost(LIMIT).untilAsserted(() -> assertThat(recentCount()).isEqualTo(events));
        Files.write(directory.resolve("recent.txt"), recentIds());
        Process compare = new ProcessBuilder(
                        "bash", "-euo", "pipefail", "-c", COMPARE, "compare", kafka, environment.harvestTopic())
                .directory(directory.toFile())
                .redirectError(directory.resolve("compare.err").toFile())
                .start();
        String lines = new String(compare.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
        assertThat(compare.waitFor())
                .as(() -> directory.resolve("compare.err") + ": " + text("compare.err"))
                .isZero();
        System.out.printf("%s lines by kcat, %d events sent%n", lines, events);
        assertThat(lines).isEqualTo(Long.toString(events));
        assertThat(text("differs-archive.txt")).as("kafka only, archive only").isEmpty();
        assertThat(text("differs-recent.txt")).as("kafka only, recent only").isEmpty();
    }

    private String text(String file) {
        try {
            return Files.readString(directory.resolve(file));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private ConfigurableApplicationContext esConsumer() {
        return new SpringApplicationBuilder(WorkersApplication.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--lookback.environment=" + environment,
                        "--lookback.workers.roles=es-consumer",
                        "--spring.kafka.bootstrap-servers=" + kafka,
                        "--spring.elasticsearch.uris="
                                + SharedServices.elasticsearch().uri());
    }

    private long recentCount() throws IOException, InterruptedException {
        search("_refresh", "");
        return search("_count", "").path("count").asLong();
    }

    private List<String> recentIds() throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        String last = "";
        int found;
        do {
            JsonNode hits = search(
                            "_search",
                            "{\"size\":10000,\"_source\":false,\"sort\":[{\"event.id\":\"asc\"}],\"search_after\":[\""
                                    + last + "\"]}")
                    .path("hits")
                    .path("hits");
            found = hits.size();
            for (JsonNode hit : hits) {
                last = hit.path("_id").asString();
                ids.add(last);
            }
        } while (found > 0);
        return ids;
    }

    private JsonNode search(String what, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(SharedServices.elasticsearch().uri() + "/recent-" + environment + "/" + what))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            String answer =
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body();
            return JsonMapper.builder().build().readTree(answer);
        }
    }

    private S3Client client() {
        return S3Client.builder()
                .endpointOverride(s3.endpoint())
                .region(Region.EU_CENTRAL_1)
                .forcePathStyle(true)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(s3.accessKey(), s3.secretKey())))
                .build();
    }

    private static void requireTools() {
        List<String> missing = List.of("bash", "kcat", "bzcat", "gzip", "sort", "comm").stream()
                .filter(tool -> Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .noneMatch(path -> Files.isExecutable(Path.of(path, tool))))
                .toList();
        if (!missing.isEmpty()) {
            System.err.println("THE KILL TEST OF THE COMPRESSOR CANNOT RUN: MISSING " + missing);
            assertThat(System.getenv("CI")).as("missing: %s", missing).isNotEqualTo("true");
        }
        assumeThat(missing).isEmpty();
    }
}

package dev.lookback.workers.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lookback.embedded.EmbeddedElasticsearch;
import dev.lookback.embedded.EmbeddedS3;
import dev.lookback.embedded.SharedServices;
import dev.lookback.model.block.BlockCodec;
import dev.lookback.model.block.BlockStore;
import dev.lookback.model.block.ChunkHeaders;
import dev.lookback.model.block.OffsetRange;
import dev.lookback.model.block.PartManifest;
import dev.lookback.model.block.PartName;
import dev.lookback.model.history.HistoryIndexName;
import dev.lookback.model.history.LoadMessages;
import dev.lookback.model.history.LoadResult;
import dev.lookback.model.history.LoadTask;
import dev.lookback.model.time.Interval;
import dev.lookback.model.time.Intervals;
import dev.lookback.model.time.TimeRange;
import dev.lookback.model.topic.Environment;
import dev.lookback.model.topic.WorkTopics;
import dev.lookback.search.HistoryIndex;
import dev.lookback.search.HistoryIndexes;
import dev.lookback.search.Lines;
import dev.lookback.workers.WorkersApplication;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

/** Indexers as they are wired, on real services; the test schedules. */
class IndexerIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Intervals INTERVALS = new Intervals(Duration.ofMinutes(5));
    private static final int EVENTS = 300;
    private static final int PARTITIONS = 4;

    private final String kafka = SharedServices.kafka().bootstrapServers();
    private final EmbeddedElasticsearch elasticsearch = SharedServices.elasticsearch();
    private final EmbeddedS3 s3 = SharedServices.s3().withBucket("indexer-it");
    private final Environment environment =
            new Environment("i" + UUID.randomUUID().toString().substring(0, 8));
    private final Instant start = Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.HOURS);
    private final List<ConfigurableApplicationContext> started = new ArrayList<>();
    private final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka), new ByteArraySerializer(), new ByteArraySerializer());

    @TempDir
    Path directory;

    @BeforeEach
    void makeTopics() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            for (String topic :
                    List.of(WorkTopics.HISTORY_TASKS, WorkTopics.HISTORY_PROGRESS, environment.chunkTopic())) {
                try {
                    admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1)))
                            .all()
                            .get();
                } catch (ExecutionException e) {
                    assertThat(e).hasCauseInstanceOf(TopicExistsException.class);
                }
            }
        }
    }

    @AfterEach
    void stop() {
        started.forEach(ConfigurableApplicationContext::close);
        producer.close();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void twoIndexersShareTheTasksOfAnIndex() throws Exception {
        ConfigurableApplicationContext one = start();
        ConfigurableApplicationContext other = start();
        String index = create(one, 6);
        for (int number = 0; number < 6; number++) {
            archive(one, number);
        }
        // A task that changes hands is done twice, which is right, and not what is counted here.
        awaitSettledGroup(PARTITIONS);

        sendTasks(index, 6);

        assertThat(results(index, 6)).allSatisfy(result -> {
            assertThat(result.events()).isEqualTo(new LoadResult.Counts(EVENTS, 0, 0));
            assertThat(result.missing()).isEmpty();
        });
        assertThat(one.getBean(HistoryIndexes.class).count(index)).contains(6L * EVENTS);
        assertThat(parts(one, "s3") + parts(other, "s3")).isGreaterThanOrEqualTo(6);
    }

    @Test
    void takesAPartFromKafkaWhereItStillIs() throws Exception {
        ConfigurableApplicationContext workers = start();
        String index = create(workers, 1);
        PartManifest part = archive(workers, 0);
        publishChunks(workers, part, 0);
        damage(workers, part);

        sendTasks(index, 1);

        LoadResult result = results(index, 1).getFirst();
        assertThat(result.missing()).isEmpty();
        assertThat(result.events().read()).isEqualTo(EVENTS);
        assertThat(workers.getBean(HistoryIndexes.class).count(index)).contains((long) EVENTS);
        assertThat(parts(workers, "kafka")).isEqualTo(1);
        assertThat(parts(workers, "s3")).isZero();
    }

    @Test
    void aPartThatIsDamagedIsMissing() throws Exception {
        ConfigurableApplicationContext workers = start();
        String index = create(workers, 1);
        PartManifest damaged = archive(workers, 0);
        damage(workers, damaged);

        sendTasks(index, 1);

        assertThat(results(index, 1).getFirst().missing())
                .containsExactly(damaged.name().toString());
    }

    @Test
    void aTaskOfADeletedIndexEndsQuietlyAndTheNextGoesOn() throws Exception {
        ConfigurableApplicationContext workers = start();
        String deleted = create(workers, 1);
        workers.getBean(HistoryIndexes.class).delete(deleted);
        sendTasks(deleted, 1);
        String index = create(workers, 2);
        archive(workers, 1);
        sendTasks(index, 2);

        assertThat(results(index, 2)).hasSize(2);
        assertThat(workers.getBean(HistoryIndexes.class).find(deleted)).isEmpty();
    }

    private ConfigurableApplicationContext start() {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(WorkersApplication.class)
                .run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--lookback.environment=" + environment,
                        "--lookback.workers.roles=indexer",
                        "--lookback.indexer.download-directory=" + directory,
                        "--lookback.s3.bucket=indexer-it",
                        "--spring.kafka.bootstrap-servers=" + kafka,
                        "--spring.elasticsearch.uris=" + elasticsearch.uri(),
                        "--spring.cloud.aws.s3.endpoint=" + s3.endpoint(),
                        "--spring.cloud.aws.s3.path-style-access-enabled=true",
                        "--spring.cloud.aws.region.static=eu-central-1",
                        "--spring.cloud.aws.credentials.access-key=" + s3.accessKey(),
                        "--spring.cloud.aws.credentials.secret-key=" + s3.secretKey());
        started.add(context);
        return context;
    }

    /** Waits until so many consumers, two a process, have a partition each. */
    private void awaitSettledGroup(int members) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            await().atMost(LIMIT).untilAsserted(() -> {
                ConsumerGroupDescription group = admin.describeConsumerGroups(List.of(WorkTopics.INDEXERS))
                        .describedGroups()
                        .get(WorkTopics.INDEXERS)
                        .get();
                assertThat(group.groupState()).isEqualTo(GroupState.STABLE);
                assertThat(group.members())
                        .hasSize(members)
                        .allSatisfy(member -> assertThat(member.assignment().topicPartitions())
                                .hasSize(1));
            });
        }
    }

    private String create(ConfigurableApplicationContext workers, int intervals) {
        HistoryIndex index = new HistoryIndex(
                environment,
                new TimeRange(start, start.plus(Duration.ofMinutes(5L * intervals))),
                Optional.empty(),
                "me",
                start.plus(Duration.ofDays(1)));
        workers.getBean(HistoryIndexes.class).create(index);
        return index.name();
    }

    private Interval interval(int number) {
        return new Interval(INTERVALS.at(start).number() + number);
    }

    /** A part of one event a second. */
    private PartManifest archive(ConfigurableApplicationContext workers, int number) throws IOException {
        byte[] data = data(workers, number);
        PartManifest manifest = new PartManifest(
                environment,
                interval(number),
                INTERVALS.range(interval(number)),
                new PartName("1f0c9a3b", 0, new OffsetRange(number, number), EVENTS, 50_000),
                new PartManifest.Content(data.length, TestBlocks.sha256(data), "bzip2", "", ""),
                new PartManifest.Writing(start, false),
                new TreeMap<>());
        Path file = Files.createTempFile("part", ".bz2");
        Files.write(file, data);
        workers.getBean(BlockStore.class).write(manifest, file);
        Files.delete(file);
        return manifest;
    }

    private byte[] data(ConfigurableApplicationContext workers, int number) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (int event = 0; event < EVENTS; event++) {
            int id = number * EVENTS + event;
            lines.writeBytes(Lines.line(id, start.plusSeconds(id)));
            lines.write('\n');
        }
        return workers.getBean(BlockCodec.class).compress(lines.toByteArray(), 0, lines.size());
    }

    private void publishChunks(ConfigurableApplicationContext workers, PartManifest manifest, int number) {
        ChunkHeaders headers = new ChunkHeaders(
                manifest.interval(), manifest.name(), 1, 1, manifest.content().sha256());
        ProducerRecord<byte[], byte[]> chunk = new ProducerRecord<>(
                environment.chunkTopic(),
                ChunkHeaders.partition(manifest.interval(), PARTITIONS),
                manifest.interval().key().getBytes(StandardCharsets.UTF_8),
                data(workers, number));
        headers.toMap().forEach((name, text) -> chunk.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        producer.send(chunk);
        producer.flush();
    }

    /** As many other bytes: the listing shows no difference. */
    private void damage(ConfigurableApplicationContext workers, PartManifest manifest) {
        String key = environment + "/" + manifest.interval() + "/" + manifest.name() + ".ndjson.bz2";
        workers.getBean(S3Client.class)
                .putObject(
                        request -> request.bucket("indexer-it").key(key),
                        RequestBody.fromBytes(new byte[(int) manifest.content().compressedBytes()]));
    }

    private void sendTasks(String index, int count) {
        for (int number = 0; number < count; number++) {
            LoadTask task = new LoadTask(
                    index,
                    "load",
                    environment,
                    interval(number),
                    HistoryIndexName.parse(index).orElseThrow().range());
            producer.send(new ProducerRecord<>(
                    WorkTopics.HISTORY_TASKS, task.key().getBytes(StandardCharsets.UTF_8), LoadMessages.write(task)));
        }
        producer.flush();
    }

    /** Of each interval at least one. */
    private List<LoadResult> results(String index, int intervals) {
        Map<Interval, LoadResult> results = new TreeMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka,
                        "group.id",
                        UUID.randomUUID().toString(),
                        "auto.offset.reset",
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(WorkTopics.HISTORY_PROGRESS));
            await().atMost(LIMIT).until(() -> {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    LoadResult result = LoadMessages.readResult(record.value());
                    if (result.index().equals(index)) {
                        results.put(result.interval(), result);
                    }
                }
                return results.size() == intervals;
            });
        }
        return List.copyOf(results.values());
    }

    private static double parts(ConfigurableApplicationContext workers, String source) {
        return workers.getBean(MeterRegistry.class)
                .get("lookback.indexer.parts")
                .tag("source", source)
                .counter()
                .count();
    }
}

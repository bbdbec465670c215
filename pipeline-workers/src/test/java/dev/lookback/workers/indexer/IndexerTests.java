package dev.lookback.workers.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lookback.embedded.EmbeddedElasticsearch;
import dev.lookback.embedded.EmbeddedS3;
import dev.lookback.embedded.SharedServices;
import dev.lookback.model.block.BlockCodec;
import dev.lookback.model.block.BlockStore;
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
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

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

/** Of indexers as they are wired, on real services; the test schedules. */
abstract class IndexerTests {

    static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Intervals INTERVALS = new Intervals(Duration.ofMinutes(5));
    static final int EVENTS = 300;
    static final int PARTITIONS = 4;

    final String kafka = SharedServices.kafka().bootstrapServers();
    private final EmbeddedElasticsearch elasticsearch = SharedServices.elasticsearch();
    private final EmbeddedS3 s3 = SharedServices.s3().withBucket("indexer-it");
    final Environment environment =
            new Environment("i" + UUID.randomUUID().toString().substring(0, 8));
    final Instant start = Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.HOURS);
    private final List<ConfigurableApplicationContext> started = new ArrayList<>();
    final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
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

    ConfigurableApplicationContext start() {
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

    String create(ConfigurableApplicationContext workers, int intervals) {
        return create(workers, intervals, Optional.empty());
    }

    String create(ConfigurableApplicationContext workers, int intervals, Optional<String> filter) {
        HistoryIndex index = new HistoryIndex(
                environment,
                new TimeRange(start, start.plus(Duration.ofMinutes(5L * intervals))),
                filter,
                "me",
                start.plus(Duration.ofDays(1)));
        workers.getBean(HistoryIndexes.class).create(index);
        return index.name();
    }

    Interval interval(int number) {
        return new Interval(INTERVALS.at(start).number() + number);
    }

    /** A part of one event a second. */
    PartManifest archive(ConfigurableApplicationContext workers, int number) throws IOException {
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

    byte[] data(ConfigurableApplicationContext workers, int number) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (int event = 0; event < EVENTS; event++) {
            int id = number * EVENTS + event;
            lines.writeBytes(Lines.line(id, start.plusSeconds(id)));
            lines.write('\n');
        }
        return workers.getBean(BlockCodec.class).compress(lines.toByteArray(), 0, lines.size());
    }

    void sendTasks(String index, int count) {
        sendTasks(index, "load", Optional.empty(), count);
    }

    void sendTasks(String index, String loadId, Optional<String> filter, int count) {
        for (int number = 0; number < count; number++) {
            LoadTask task = new LoadTask(
                    index,
                    loadId,
                    environment,
                    interval(number),
                    HistoryIndexName.parse(index).orElseThrow().range(),
                    filter.map(query -> new LoadTask.Filter(query, start.plusSeconds(60))));
            producer.send(new ProducerRecord<>(
                    WorkTopics.HISTORY_TASKS, task.key().getBytes(StandardCharsets.UTF_8), LoadMessages.write(task)));
        }
        producer.flush();
    }

    /** Of each interval at least one. */
    List<LoadResult> results(String index, int intervals) {
        return results(index, "load", intervals);
    }

    List<LoadResult> results(String index, String loadId, int intervals) {
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
                    if (result.index().equals(index) && result.loadId().equals(loadId)) {
                        results.put(result.interval(), result);
                    }
                }
                return results.size() == intervals;
            });
        }
        return List.copyOf(results.values());
    }
}

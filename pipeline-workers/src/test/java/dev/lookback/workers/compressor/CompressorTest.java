package dev.lookback.workers.compressor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.block.Block;
import dev.lookback.model.block.GzipBlockCodec;
import dev.lookback.model.block.InMemoryBlockStore;
import dev.lookback.model.block.OffsetRange;
import dev.lookback.model.block.Part;
import dev.lookback.model.block.PartManifest;
import dev.lookback.model.time.Interval;
import dev.lookback.model.topic.Environment;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.mock.MockProducerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The whole compressor on one thread, with a clock that the test moves and Kafka's own mock clients. */
class CompressorTest {

    private static final Environment ENVIRONMENT = new Environment("test");
    private static final TopicPartition PARTITION = new TopicPartition("h-test", 0);
    private static final Instant START = Instant.parse("2026-11-23T16:05:00Z");
    private static final Interval INTERVAL = TestLines.INTERVALS.at(START);

    @TempDir
    Path directory;

    private final CompressorThreads threads = new CompressorThreads(2);
    private final InMemoryBlockStore archive = new InMemoryBlockStore();
    private final FailingBlockStore store = new FailingBlockStore(archive);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MovableClock clock = new MovableClock(START);
    private final MockProducer<byte[], byte[]> producer = new ChunkTopicProducer();
    private MockConsumer<byte[], byte[]> consumer = consumer();
    private Compressor compressor;
    private long end;
    private long memory = 1_000_000;

    @AfterEach
    void stop() {
        threads.close();
    }

    @BeforeEach
    void begin() {
        compressor = compressor();
        compressor.assigned(List.of(PARTITION));
    }

    @Test
    void archivesAQuietTopicsEventsByTimeAlone() throws IOException {
        receive(batch(0, START, TestLines.line(START, 1) + TestLines.line(START, 0)));
        at("16:11:30");
        assertThat(blocks()).isEmpty();

        at("16:11:32");

        assertThat(lines()).containsExactly(TestLines.line(START, 0), TestLines.line(START, 1));
        assertThat(committed()).isEqualTo(new OffsetAndMetadata(1, "closed=" + INTERVAL.key()));
    }

    @Test
    void refreshesWhatIsClosedWhenIdle() {
        at("16:11:32");
        assertThat(committed()).isEqualTo(new OffsetAndMetadata(0, "closed=" + INTERVAL.key()));

        at("16:16:32");

        assertThat(committed())
                .isEqualTo(new OffsetAndMetadata(0, "closed=" + INTERVAL.next().key()));
    }

    @Test
    void anImportOfOldTimesIsArchivedWhenItsLateWindowIsPast() throws IOException {
        Instant old = Instant.parse("2020-02-29T12:00:00Z");
        receive(batch(0, START, TestLines.line(old, 1)), batch(1, START, TestLines.line(old.plusSeconds(600), 2)));
        at("16:09:59");
        assertThat(blocks()).isEmpty();

        at("16:10:01");

        assertThat(blocks()).hasSize(2);
        assertThat(manifest().writing().late()).isTrue();
        assertThat(count("late")).isEqualTo(2);
        assertThat(committed().offset()).isEqualTo(2);
    }

    @Test
    void dropsWhatIsThereTwiceAndKeepsItsBooks() throws IOException {
        String lines = TestLines.line(START, 1);
        receive(
                batch(0, START, lines),
                batch(1, START, lines),
                TestLines.record(2, START, new RecordHeaders(), "no JSON".getBytes(StandardCharsets.UTF_8)));
        at("16:11:32");

        assertThat(lines()).containsExactly(lines);
        assertThat(count("received")).isEqualTo(3);
        assertThat(count("delivered")).isEqualTo(1);
        assertThat(count("late")).isZero();
        assertThat(dropped("duplicate")).isEqualTo(1);
        assertThat(dropped("undecodable")).isEqualTo(1);
        assertThat(registry.get("lookback.compressor.events.in.hand").gauge().value())
                .isZero();
        assertThat(committed().offset()).isEqualTo(3);
    }

    @Test
    void aMalformedBatchIsSetAsideAndCounted() throws IOException {
        byte[] cut = java.util.Arrays.copyOf(TestLines.gzip(TestLines.line(START, 1)), 40);
        receive(
                TestLines.record(
                        0, START, TestLines.headers(TestLines.headers(START, 0, TestLines.line(START, 1))), cut),
                batch(1, START, TestLines.line(START, 2)));
        at("16:11:32");

        assertThat(lines()).containsExactly(TestLines.line(START, 2));
        assertThat(dropped("undecodable")).isEqualTo(1);
    }

    @Test
    void aRecordOfAnotherProducerIsArchivedInEveryIntervalItsLinesAreIn() {
        String lines = TestLines.line(START, 1) + TestLines.line(START.minusSeconds(1), 2);
        receive(TestLines.record(0, START, new RecordHeaders(), lines.getBytes(StandardCharsets.UTF_8)));
        at("16:06:32");
        assertThat(blocks().stream().map(Block::interval)).containsExactly(new Interval(INTERVAL.number() - 1));
        assertThat(committed().offset()).isZero();

        at("16:11:32");

        assertThat(blocks()).hasSize(2);
        assertThat(committed().offset()).isEqualTo(1);
    }

    @Test
    void aFailedWriteCommitsNothingAndIsDoneAgainWithTheSameBytes() throws IOException {
        receive(batch(0, START, TestLines.line(START, 1)));
        store.failBefore(1);
        at("16:11:32");
        assertThat(blocks()).isEmpty();
        assertThat(committed().offset()).isZero();
        assertThat(consumer.paused()).containsExactly(PARTITION);

        at("16:12:32");

        assertThat(blocks()).hasSize(1);
        assertThat(committed().offset()).isEqualTo(1);
        assertThat(consumer.paused()).isEmpty();
    }

    @Test
    void healthSaysWhyWhileTheArchiveIsAway() {
        HealthIndicator health = new CompressorHealthIndicator(compressor, clock);
        receive(batch(0, START, TestLines.line(START, 1)));
        store.failBefore(1);
        at("16:11:32");
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.health().getDetails().get("reason").toString()).contains("the archive is away");

        at("16:12:32");

        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void fetchesNothingWhileItWaitsEvenOfAPartitionThatCameSince() {
        receive(batch(0, START, TestLines.line(START, 1)));
        store.failBefore(1);
        at("16:11:32");
        consumer.resume(List.of(PARTITION));

        compressor.tick(consumer);

        assertThat(consumer.paused()).containsExactly(PARTITION);
    }

    @Test
    void whatComesWhileTheArchiveIsAwayIsTakenLater() throws IOException {
        receive(batch(0, START, TestLines.line(START, 1)));
        store.failBefore(1);
        at("16:11:32");
        receive(batch(1, clock.instant(), TestLines.line(clock.instant(), 2)));
        at("16:13:00");
        at("16:16:32");

        assertThat(blocks()).hasSize(2);
        assertThat(committed().offset()).isEqualTo(2);
    }

    @Test
    void aCrashBetweenTheWriteAndTheCommitLeavesOnePartAndOneEventPerEvent() throws IOException {
        receive(batch(0, START, TestLines.line(START, 1)), batch(1, START, TestLines.line(START, 2)));
        store.failAfter(1);
        at("16:11:32");
        Part written = blocks().getFirst().parts().getFirst();

        restart();
        receive(
                batch(0, START, TestLines.line(START, 1)),
                batch(1, START, TestLines.line(START, 2)),
                batch(2, START.plusSeconds(390), TestLines.line(START, 3)));
        at("16:30:00");

        assertThat(blocks().getFirst().parts()).hasSize(2).contains(written);
        assertThat(blocks().getFirst().parts().getLast().name().offsets()).isEqualTo(new OffsetRange(2, 2));
        assertThat(dropped("archived")).isEqualTo(2);
        assertThat(committed().offset()).isEqualTo(3);
    }

    @Test
    void aRebalanceHandsOverWithoutLossOrDoubleCount() throws IOException {
        receive(batch(0, START, TestLines.line(START, 1)));
        compressor.revoked(List.of(PARTITION));
        at("16:11:32");
        assertThat(blocks()).isEmpty();
        assertThat(dropped("handed-over")).isEqualTo(1);

        restart();
        receive(batch(0, START, TestLines.line(START, 1)));
        at("16:11:34");

        assertThat(lines()).containsExactly(TestLines.line(START, 1));
    }

    @Test
    void memoryThatIsShortSpillsAndNeverCuts() throws IOException {
        memory = 100;
        begin();
        for (int i = 0; i < 50; i++) {
            receive(batch(i, START, TestLines.line(START, i)));
        }
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).isNotEmpty();
        }
        at("16:11:32");

        assertThat(blocks().getFirst().parts()).hasSize(1);
        assertThat(lines()).hasSize(50);
        assertThat(manifest().agents().get("a7f0").batches()).hasSize(1);
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void sendsThePartAsChunksThatSayWhatTheyAre() throws IOException {
        receive(batch(0, START, TestLines.line(START, 1)));
        at("16:11:32");

        assertThat(producer.history()).singleElement().satisfies(chunk -> {
            assertThat(chunk.topic()).isEqualTo("c-test");
            assertThat(chunk.partition()).isEqualTo((int) (INTERVAL.number() % 4));
            assertThat(new String(chunk.key(), StandardCharsets.UTF_8)).isEqualTo(INTERVAL.key());
        });
        try (InputStream data = archive.read(ENVIRONMENT, manifest().part())) {
            assertThat(producer.history().getFirst().value()).isEqualTo(data.readAllBytes());
        }
    }

    @Test
    void takesARecordThatIsGivenTwiceOnce() throws IOException {
        ConsumerRecord<byte[], byte[]> record = batch(0, START, TestLines.line(START, 1));
        receive(record, record);
        at("16:11:32");

        assertThat(count("received")).isEqualTo(1);
        assertThat(lines()).hasSize(1);
    }

    private void restart() {
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(Set.of(PARTITION));
        consumer = consumer();
        if (committed.get(PARTITION) != null) {
            consumer.commitSync(committed);
        }
        compressor = compressor();
        compressor.assigned(List.of(PARTITION));
    }

    @SafeVarargs
    private void receive(ConsumerRecord<byte[], byte[]>... records) {
        end = Math.max(end, records[records.length - 1].offset() + 1);
        consumer.updateEndOffsets(Map.of(PARTITION, end));
        compressor.receive(List.of(records));
        consumer.seek(PARTITION, end);
        compressor.tick(consumer);
    }

    private void at(String time) {
        clock.set(Instant.parse("2026-11-23T" + time + "Z"));
        compressor.tick(consumer);
    }

    private OffsetAndMetadata committed() {
        return consumer.committed(Set.of(PARTITION)).get(PARTITION);
    }

    private List<Block> blocks() {
        return archive.list(ENVIRONMENT, new Interval(0), Interval.parse("zzzzz"));
    }

    private PartManifest manifest() throws IOException {
        return archive.manifest(ENVIRONMENT, blocks().getFirst().parts().getFirst());
    }

    private List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Block block : blocks()) {
            for (Part part : block.parts()) {
                try (InputStream text = new GzipBlockCodec().decompress(archive.read(ENVIRONMENT, part))) {
                    new String(text.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .forEach(line -> lines.add(line + "\n"));
                }
            }
        }
        return lines;
    }

    private double count(String name) {
        return registry.get("lookback.compressor.events." + name).counter().count();
    }

    private double dropped(String reason) {
        return registry.get("lookback.compressor.events.dropped")
                .tag("reason", reason)
                .counter()
                .count();
    }

    private static ConsumerRecord<byte[], byte[]> batch(long offset, Instant appendedAt, String lines) {
        Instant time = Instant.parse(lines.substring(15, 45));
        return TestLines.record(offset, appendedAt, TestLines.headers(time, offset, lines), lines);
    }

    private Compressor compressor() {
        CompressorMetrics metrics = new CompressorMetrics(registry);
        PartRules rules = new PartRules(TestLines.INTERVALS, Duration.ofSeconds(90), Duration.ofMinutes(10), 1_000_000);
        ChunkPublisher chunks = new ChunkPublisher(new KafkaTemplate<>(new MockProducerFactory<>(() -> producer)));
        return new Compressor(
                new PartitionStarter(ENVIRONMENT, rules, archive, () -> "AAAAAAAAAAAAAAAAAAAAAQ", metrics),
                new PartArchiver(
                        ENVIRONMENT,
                        TestLines.INTERVALS,
                        new PartMaker(new GzipBlockCodec(), threads),
                        new PartArchiver.Destination(store, chunks),
                        clock),
                new Compressor.Workspace(directory, new BufferMemory(memory, metrics)),
                metrics,
                clock);
    }

    private MockConsumer<byte[], byte[]> consumer() {
        MockConsumer<byte[], byte[]> mock = new MockConsumer<>("earliest");
        mock.assign(List.of(PARTITION));
        mock.updateBeginningOffsets(Map.of(PARTITION, 0L));
        mock.updateEndOffsets(Map.of(PARTITION, end));
        return mock;
    }
}

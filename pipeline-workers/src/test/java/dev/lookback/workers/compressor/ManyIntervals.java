package dev.lookback.workers.compressor;

import dev.lookback.blocks.bzip2.Bzip2BlockCodec;
import dev.lookback.blocks.bzip2.Bzip2Library;
import dev.lookback.model.block.InMemoryBlockStore;
import dev.lookback.model.topic.Environment;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.mock.MockProducerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The compressor in a JVM of its own, given old events of so many intervals within one late window, so that all of them are
 * open at once; it prints how many parts and events it wrote. Arguments: a directory, intervals, batches of each.
 */
public final class ManyIntervals {

    private static final TopicPartition PARTITION = new TopicPartition("h-test", 0);
    private static final Environment ENVIRONMENT = new Environment("test");
    private static final Instant NOW = Instant.parse("2026-11-23T16:00:00Z");
    private static final Instant OLD = Instant.parse("2020-01-01T00:00:00Z");

    /** Half of what {@code lookback.compressor.memory} is by itself: fewer events spill. */
    private static final long MEMORY = 32L << 20;

    private static final long MAX_PART_BYTES = 256L << 20;
    private static final int LINES = 20;

    private final Random random = new Random(42);
    private final MovableClock clock = new MovableClock(NOW);
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final CountingBlockStore store = new CountingBlockStore();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Compressor compressor;
    private long offset;

    private ManyIntervals(Path directory, CompressorThreads threads) {
        CompressorMetrics metrics = new CompressorMetrics(registry);
        PartRules rules =
                new PartRules(TestLines.INTERVALS, Duration.ofSeconds(90), Duration.ofMinutes(10), MAX_PART_BYTES);
        MockProducer<byte[], byte[]> producer = new ChunkTopicProducer();
        store.afterEach(producer::clear);
        consumer.assign(List.of(PARTITION));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        compressor = new Compressor(
                new PartitionStarter(
                        ENVIRONMENT, rules, new InMemoryBlockStore(), () -> "AAAAAAAAAAAAAAAAAAAAAQ", metrics),
                new PartArchiver(
                        ENVIRONMENT,
                        TestLines.INTERVALS,
                        new PartMaker(Bzip2BlockCodec.with(Bzip2Library.AUTO), threads),
                        new PartArchiver.Destination(
                                store,
                                new ChunkPublisher(new KafkaTemplate<>(new MockProducerFactory<>(() -> producer)))),
                        clock),
                new Compressor.Workspace(directory, new BufferMemory(MEMORY, metrics)),
                metrics,
                clock);
        compressor.assigned(List.of(PARTITION));
    }

    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        int intervals = Integer.parseInt(arguments[1]);
        int rounds = Integer.parseInt(arguments[2]);
        try (CompressorThreads threads = CompressorThreads.ofThisMachine()) {
            ManyIntervals many = new ManyIntervals(directory, threads);
            for (int round = 0; round < rounds; round++) {
                many.receive(intervals, round);
            }
            System.out.printf(
                    "spilled %d files %d%n",
                    (long) many.registry
                            .get("lookback.compressor.bytes.spilled")
                            .counter()
                            .count(),
                    files(directory));
            many.clock.set(NOW.plus(Duration.ofHours(1)));
            while (many.store.parts() < intervals) {
                many.compressor.tick(many.consumer);
            }
            System.out.printf(
                    "parts %d events %d left %d%n", many.store.parts(), many.store.events(), files(directory));
        }
    }

    private static long files(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.count();
        }
    }

    /** A batch of each interval, in polls of some hundred records. */
    private void receive(int intervals, int round) {
        List<ConsumerRecord<byte[], byte[]>> polled = new ArrayList<>();
        for (int interval = 0; interval < intervals; interval++) {
            Instant time = OLD.plus(Duration.ofMinutes(5L * interval)).plusSeconds(round);
            String lines = lines(time);
            polled.add(TestLines.record(offset, NOW, TestLines.headers(time, offset, lines), lines));
            offset++;
            if (polled.size() == 500) {
                poll(polled);
            }
        }
        poll(polled);
    }

    private void poll(List<ConsumerRecord<byte[], byte[]>> polled) {
        consumer.updateEndOffsets(Map.of(PARTITION, offset));
        compressor.receive(polled);
        consumer.seek(PARTITION, offset);
        compressor.tick(consumer);
        polled.clear();
    }

    /** Half of each line is noise, which gzip does not make smaller. */
    private String lines(Instant time) {
        StringBuilder lines = new StringBuilder();
        byte[] noise = new byte[128];
        for (int i = 0; i < LINES; i++) {
            random.nextBytes(noise);
            lines.append(TestLines.line(time, offset * LINES + i, HexFormat.of().formatHex(noise)));
        }
        return lines.toString();
    }
}

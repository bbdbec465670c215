package dev.lookback.workers.compressor;

import dev.lookback.model.block.GzipBlockCodec;
import dev.lookback.model.topic.Environment;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.mock.MockProducerFactory;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;

/** A compressor as one process of the group has it, with clients that can be made to fail at each point. */
final class TestProcess {

    static final Environment ENVIRONMENT = new Environment("test");

    private static final long MEMORY = 3_000;

    /** Where it has its files, and the threads that all processes of a test share. */
    record Workshop(Path directory, CompressorThreads threads) {}

    private final TestTopic topic;
    private final Faults faults;
    private final TestGroupConsumer consumer;
    private final MovableClock clock = new MovableClock(Instant.EPOCH);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Compressor compressor;
    private final Set<TopicPartition> assigned = new HashSet<>();

    TestProcess(TestTopic topic, RecordedArchive archive, PartRules rules, Faults faults, Workshop workshop) {
        this.topic = topic;
        this.faults = faults;
        this.consumer = new TestGroupConsumer(topic, faults, partition -> topic.isOwner(partition, this));
        CompressorMetrics metrics = new CompressorMetrics(registry);
        RecordedArchive.View view = archive.of(faults);
        PartitionStarter starter = new PartitionStarter(ENVIRONMENT, rules, view, this::topicId, metrics);
        PartArchiver archiver = new PartArchiver(
                ENVIRONMENT,
                rules.intervals(),
                new PartMaker(new GzipBlockCodec(), workshop.threads()),
                new PartArchiver.Destination(view, chunks(faults)),
                clock);
        this.compressor = new Compressor(
                starter,
                archiver,
                new Compressor.Workspace(workshop.directory(), new BufferMemory(MEMORY, metrics)),
                metrics,
                clock);
    }

    private String topicId() {
        faults.at(FaultPoint.BEFORE_START);
        return topic.id();
    }

    private static ChunkPublisher chunks(Faults faults) {
        ChunkTopicProducer producer = new ChunkTopicProducer() {
            @Override
            public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> chunk, Callback callback) {
                Future<RecordMetadata> sent = super.send(chunk, callback);
                String[] place =
                        new String(chunk.headers().lastHeader("lb-chunk").value(), StandardCharsets.UTF_8).split("/");
                faults.at(place[0].equals(place[1]) ? FaultPoint.AFTER_CHUNKS : FaultPoint.AFTER_SOME_CHUNKS);
                return sent;
            }
        };
        return new ChunkPublisher(new KafkaTemplate<>(new MockProducerFactory<>(() -> producer)));
    }

    /** The group gives it these, and takes all others from it. */
    void assign(Set<TopicPartition> partitions) {
        Set<TopicPartition> revoked = new HashSet<>(assigned);
        revoked.removeAll(partitions);
        compressor.revoked(revoked);
        Set<TopicPartition> added = new HashSet<>(partitions);
        added.removeAll(assigned);
        added.forEach(partition -> topic.assign(partition, this));
        consumer.take(partitions);
        compressor.assigned(added);
        assigned.clear();
        assigned.addAll(partitions);
    }

    /** Reads at most so many records of each partition, and does what there is to do. */
    void poll(Instant now, int records) {
        clock.set(now);
        List<ConsumerRecord<byte[], byte[]>> polled = new ArrayList<>();
        for (TopicPartition partition : assigned) {
            if (!consumer.paused().contains(partition)) {
                int position = Math.toIntExact(consumer.position(partition));
                List<ConsumerRecord<byte[], byte[]>> all = topic.records(partition);
                int end = Math.min(all.size(), position + records);
                polled.addAll(all.subList(position, end));
                consumer.moveTo(partition, end);
            }
        }
        compressor.receive(polled);
        compressor.tick(consumer);
    }

    boolean isKilled() {
        return faults.isKilled();
    }

    double dropped(String reason) {
        return registry.find("lookback.compressor.events.dropped").tag("reason", reason).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }
}

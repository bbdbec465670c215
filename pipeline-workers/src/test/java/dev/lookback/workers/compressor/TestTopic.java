package dev.lookback.workers.compressor;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** {@code h-test} as the broker has it: records, what the group has committed, and who of the group may commit. */
final class TestTopic {

    static final String NAME = "h-test";

    /** By the topic's id, since what was archived of one that was deleted stays. */
    private final Map<String, List<List<ConsumerRecord<byte[], byte[]>>>> topics = new HashMap<>();

    private List<List<ConsumerRecord<byte[], byte[]>>> partitions = new ArrayList<>();
    private final Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
    private final Map<TopicPartition, Object> owners = new HashMap<>();
    private int madeAnew;

    /** A partition's records become visible as time goes on. */
    record Batch(int partition, Instant appendedAt, Headers headers, byte[] value) {

        Batch to(int other) {
            return new Batch(other, appendedAt, headers, value);
        }
    }

    TestTopic(int partitions) {
        topics.put(id(), this.partitions);
        growTo(partitions);
    }

    void growTo(int count) {
        IntStream.range(partitions.size(), count).forEach(i -> partitions.add(new ArrayList<>()));
    }

    /** Kafka forgets the group's commits with the topic. */
    void makeAnew() {
        int count = partitions.size();
        committed.clear();
        madeAnew++;
        partitions = new ArrayList<>();
        topics.put(id(), partitions);
        growTo(count);
    }

    String id() {
        return "AAAAAAAAAAAAAAAAAAAAA" + madeAnew;
    }

    /** Ids of this topic and those before it. */
    Set<String> ids() {
        return topics.keySet();
    }

    List<ConsumerRecord<byte[], byte[]>> records(String id, int partition) {
        return topics.getOrDefault(id, List.of()).get(partition);
    }

    List<TopicPartition> all() {
        return IntStream.range(0, partitions.size())
                .mapToObj(i -> new TopicPartition(NAME, i))
                .toList();
    }

    void append(Batch batch) {
        List<ConsumerRecord<byte[], byte[]>> records = partitions.get(batch.partition());
        records.add(new ConsumerRecord<>(
                NAME,
                batch.partition(),
                records.size(),
                batch.appendedAt().toEpochMilli(),
                TimestampType.LOG_APPEND_TIME,
                0,
                batch.value().length,
                new byte[0],
                batch.value(),
                batch.headers(),
                Optional.empty()));
    }

    List<ConsumerRecord<byte[], byte[]>> records(TopicPartition partition) {
        return partitions.get(partition.partition());
    }

    Map<TopicPartition, OffsetAndMetadata> committed() {
        return committed;
    }

    void assign(TopicPartition partition, Object owner) {
        owners.put(partition, owner);
    }

    boolean isOwner(TopicPartition partition, Object process) {
        return owners.get(partition) == process;
    }
}

package dev.lookback.workers.compressor;

import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** A member of the group, on a {@link TestTopic}. One that was thrown out cannot commit. */
final class TestGroupConsumer extends MockConsumer<byte[], byte[]> {

    private final TestTopic topic;
    private final Faults faults;
    private final Predicate<TopicPartition> owns;
    private final Map<TopicPartition, Long> positions = new HashMap<>();

    TestGroupConsumer(TestTopic topic, Faults faults, Predicate<TopicPartition> owns) {
        super("earliest");
        this.topic = topic;
        this.faults = faults;
        this.owns = owns;
    }

    /** Kafka begins where the group has committed, or at the beginning. */
    void take(Set<TopicPartition> partitions) {
        assign(partitions);
        positions.keySet().retainAll(partitions);
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata commit = topic.committed().get(partition);
            positions.putIfAbsent(partition, commit == null ? 0 : commit.offset());
        }
    }

    void moveTo(TopicPartition partition, long offset) {
        positions.put(partition, offset);
    }

    /** A position that the topic has not got, since it was made anew, begins at the beginning. */
    @Override
    public synchronized long position(TopicPartition partition) {
        long position = positions.getOrDefault(partition, 0L);
        if (position > topic.records(partition).size()) {
            positions.put(partition, 0L);
            return 0;
        }
        return position;
    }

    @Override
    public synchronized void seekToBeginning(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> positions.put(partition, 0L));
    }

    @Override
    public synchronized Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions) {
        faults.at(FaultPoint.BEFORE_END_OFFSETS);
        Map<TopicPartition, Long> ends = new HashMap<>();
        partitions.forEach(
                partition -> ends.put(partition, (long) topic.records(partition).size()));
        return ends;
    }

    @Override
    public synchronized Map<TopicPartition, OffsetAndMetadata> committed(Set<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>(topic.committed());
        committed.keySet().retainAll(partitions);
        return committed;
    }

    @Override
    public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
        faults.at(FaultPoint.BEFORE_COMMIT);
        if (!offsets.keySet().stream().allMatch(owns)) {
            throw new CommitFailedException();
        }
        topic.committed().putAll(offsets);
        faults.at(FaultPoint.AFTER_COMMIT);
    }
}

package dev.lookback.workers.compressor;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was received and not taken yet, in its order, of the partitions that this process has. */
final class WaitingRecords {

    private final Map<TopicPartition, Deque<ConsumerRecord<byte[], byte[]>>> waiting = new HashMap<>();

    private volatile boolean hasFirstPartition;

    void begin(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> waiting.putIfAbsent(partition, new ArrayDeque<>()));
        hasFirstPartition = partitions().stream().anyMatch(partition -> partition.partition() == 0);
    }

    void end(Collection<TopicPartition> partitions) {
        partitions.forEach(waiting::remove);
        hasFirstPartition = partitions().stream().anyMatch(partition -> partition.partition() == 0);
    }

    Set<TopicPartition> partitions() {
        return waiting.keySet();
    }

    /** May be asked by any thread. */
    boolean hasFirstPartition() {
        return hasFirstPartition;
    }

    void add(List<ConsumerRecord<byte[], byte[]>> records) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Deque<ConsumerRecord<byte[], byte[]>> queue = waiting.computeIfAbsent(
                    new TopicPartition(record.topic(), record.partition()), partition -> new ArrayDeque<>());
            // After a fault of our own the same records are brought again.
            if (queue.isEmpty() || queue.getLast().offset() < record.offset()) {
                queue.add(record);
            }
        }
    }

    /** To be emptied by who takes them. */
    Deque<ConsumerRecord<byte[], byte[]>> of(TopicPartition partition) {
        return waiting.getOrDefault(partition, new ArrayDeque<>());
    }
}

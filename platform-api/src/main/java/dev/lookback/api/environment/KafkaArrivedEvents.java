package dev.lookback.api.environment;

import dev.lookback.api.problem.ServiceUnavailableException;
import dev.lookback.model.topic.Environment;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** Compares the compressors' commits with Kafka's index of append times. */
final class KafkaArrivedEvents implements ArrivedEvents {

    private final Admin admin;

    KafkaArrivedEvents(Admin admin) {
        this.admin = admin;
    }

    @Override
    public boolean isArchivedUntil(Environment environment, Instant time) {
        try {
            List<TopicPartition> partitions = KafkaAnswers.partitions(admin, environment.harvestTopic());
            Map<TopicPartition, Long> bounds = bounds(partitions, time);
            Map<TopicPartition, Long> begins = offsets(partitions, OffsetSpec.earliest());
            // Asked for last, so that whoever is told yes finds all of it in the archive.
            Map<TopicPartition, OffsetAndMetadata> commits = KafkaAnswers.commits(admin, environment.compressorGroup());
            return partitions.stream().allMatch(partition -> {
                OffsetAndMetadata commit = commits.get(partition);
                long archived = commit == null ? begins.getOrDefault(partition, 0L) : commit.offset();
                return archived >= bounds.getOrDefault(partition, 0L);
            });
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                // An archive without a topic gets nothing any more.
                return true;
            }
            throw new ServiceUnavailableException("kafka", e);
        }
    }

    /** Of each partition the first offset that was appended later; its end where there is none. */
    private Map<TopicPartition, Long> bounds(List<TopicPartition> partitions, Instant time) throws ExecutionException {
        Map<TopicPartition, Long> ends = offsets(partitions, OffsetSpec.latest());
        Map<TopicPartition, Long> later = offsets(partitions, OffsetSpec.forTimestamp(time.toEpochMilli() + 1));
        Map<TopicPartition, Long> bounds = new HashMap<>(ends);
        later.forEach((partition, offset) -> {
            if (offset >= 0) {
                bounds.put(partition, offset);
            }
        });
        return bounds;
    }

    private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec which)
            throws ExecutionException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        partitions.forEach(partition -> asked.put(partition, which));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> answer :
                KafkaAnswers.await(admin.listOffsets(asked).all()).entrySet()) {
            offsets.put(answer.getKey(), answer.getValue().offset());
        }
        return offsets;
    }
}

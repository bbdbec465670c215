package dev.lookback.api.environment;

import dev.lookback.api.problem.ServiceUnavailableException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What Kafka answers, waited for no longer than a caller would wait. */
public final class KafkaAnswers {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private KafkaAnswers() {}

    /** A topic's partitions, in order. */
    public static List<TopicPartition> partitions(Admin admin, String topic) throws ExecutionException {
        List<TopicPartitionInfo> partitions = await(
                        admin.describeTopics(List.of(topic)).allTopicNames())
                .values()
                .iterator()
                .next()
                .partitions();
        return partitions.stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    /** What a group has committed; nothing for a group that there is not. */
    public static Map<TopicPartition, OffsetAndMetadata> commits(Admin admin, String group) throws ExecutionException {
        try {
            return await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return Map.of();
            }
            throw e;
        }
    }

    /**
     * The answer.
     *
     * @throws ServiceUnavailableException if it does not come
     */
    public static <T> T await(KafkaFuture<T> future) throws ExecutionException {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new ServiceUnavailableException("kafka", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceUnavailableException("kafka", e);
        }
    }
}

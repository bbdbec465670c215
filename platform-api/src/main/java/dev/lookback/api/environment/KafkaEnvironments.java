package dev.lookback.api.environment;

import dev.lookback.api.problem.ServiceUnavailableException;
import dev.lookback.model.time.Interval;
import dev.lookback.model.time.Intervals;
import dev.lookback.model.topic.Environment;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks Kafka: topics named {@code h-<env>}, and the metadata that compressors commit with their offsets. */
final class KafkaEnvironments implements ClosedIntervals, HarvestTopics {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Admin admin;
    private final Intervals intervals;
    private final Clock clock;

    KafkaEnvironments(Admin admin, Intervals intervals, Clock clock) {
        this.admin = admin;
        this.intervals = intervals;
        this.clock = clock;
    }

    @Override
    public SortedSet<Environment> environments() {
        SortedSet<Environment> environments = new TreeSet<>();
        try {
            for (String topic : await(admin.listTopics(new ListTopicsOptions()).names())) {
                environment(topic).ifPresent(environments::add);
            }
        } catch (ExecutionException e) {
            throw new ServiceUnavailableException("kafka", e);
        }
        return environments;
    }

    @Override
    public Closing closing(Environment environment) {
        try {
            List<TopicPartition> partitions = partitions(environment.harvestTopic());
            Map<TopicPartition, OffsetAndMetadata> commits = commits(environment.compressorGroup());
            return Closing.of(partitions.stream()
                    .map(partition ->
                            Optional.ofNullable(commits.get(partition)).map(OffsetAndMetadata::metadata))
                    .toList());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return withoutTopic();
            }
            throw new ServiceUnavailableException("kafka", e);
        }
    }

    /** An archive without a topic has no compressor to wait for: the past is closed. */
    private Closing withoutTopic() {
        long current = intervals.at(clock.instant()).number();
        return current == 0 ? Closing.NOTHING : Closing.through(new Interval(current - 1));
    }

    private List<TopicPartition> partitions(String topic) throws ExecutionException {
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

    private Map<TopicPartition, OffsetAndMetadata> commits(String group) throws ExecutionException {
        try {
            return await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return Map.of();
            }
            throw e;
        }
    }

    private static Optional<Environment> environment(String topic) {
        if (!topic.startsWith("h-")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Environment(topic.substring(2)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static <T> T await(KafkaFuture<T> future) throws ExecutionException {
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

package dev.lookback.api.environment;

import dev.lookback.api.problem.ServiceUnavailableException;
import dev.lookback.model.time.Interval;
import dev.lookback.model.time.Intervals;
import dev.lookback.model.topic.Environment;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;

/** Asks Kafka: topics named {@code h-<env>}, and the offsets that compressors commit, with their metadata. */
final class KafkaEnvironments implements ClosedIntervals, HarvestTopics, SentEvents {

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
            for (String topic :
                    KafkaAnswers.await(admin.listTopics(new ListTopicsOptions()).names())) {
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
            List<TopicPartition> partitions = KafkaAnswers.partitions(admin, environment.harvestTopic());
            Map<TopicPartition, OffsetAndMetadata> commits = KafkaAnswers.commits(admin, environment.compressorGroup());
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

    @Override
    public SortedMap<Integer, Long> sent(Environment environment) {
        try {
            Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
            KafkaAnswers.partitions(admin, environment.harvestTopic())
                    .forEach(partition -> ends.put(partition, OffsetSpec.latest()));
            SortedMap<Integer, Long> sent = new TreeMap<>();
            KafkaAnswers.await(admin.listOffsets(ends).all())
                    .forEach((partition, end) -> sent.put(partition.partition(), end.offset()));
            return sent;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return new TreeMap<>();
            }
            throw new ServiceUnavailableException("kafka", e);
        }
    }

    @Override
    public SortedMap<Integer, Long> archived(Environment environment) {
        try {
            SortedMap<Integer, Long> archived = new TreeMap<>();
            KafkaAnswers.commits(admin, environment.compressorGroup()).forEach((partition, commit) -> {
                if (commit != null && partition.topic().equals(environment.harvestTopic())) {
                    archived.put(partition.partition(), commit.offset());
                }
            });
            return archived;
        } catch (ExecutionException e) {
            throw new ServiceUnavailableException("kafka", e);
        }
    }

    /** An archive without a topic has no compressor to wait for: the past is closed. */
    private Closing withoutTopic() {
        long current = intervals.at(clock.instant()).number();
        return current == 0 ? Closing.NOTHING : Closing.through(new Interval(current - 1));
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
}

package dev.lookback.api.status;

import dev.lookback.api.environment.KafkaAnswers;
import dev.lookback.api.problem.ServiceUnavailableException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;

/** By the admin client: groups, offsets and log directories. */
final class AdminKafkaStatus implements KafkaStatus {

    private final Admin admin;

    AdminKafkaStatus(Admin admin) {
        this.admin = admin;
    }

    @Override
    public List<EnvironmentStatus.Node> brokers() {
        return ask(() -> {
            Collection<Node> nodes = KafkaAnswers.await(admin.describeCluster().nodes());
            Map<Integer, Map<String, LogDirDescription>> disks = KafkaAnswers.await(
                    admin.describeLogDirs(nodes.stream().map(Node::id).toList()).allDescriptions());
            return nodes.stream()
                    .map(node ->
                            broker(node, disks.getOrDefault(node.id(), Map.of()).values()))
                    .toList();
        });
    }

    @Override
    public EnvironmentStatus.Consumer consumer(Role role) {
        return ask(() -> {
            List<TopicPartition> partitions = partitions(role.topic());
            Map<TopicPartition, OffsetAndMetadata> settled = KafkaAnswers.commits(admin, role.group());
            Map<TopicPartition, Long> first = offsets(partitions, OffsetSpec.earliest());
            Map<TopicPartition, Long> end = offsets(partitions, OffsetSpec.latest());
            long lag = partitions.stream()
                    .mapToLong(partition -> {
                        OffsetAndMetadata commit = settled.get(partition);
                        long from = Math.max(offset(first, partition), commit == null ? 0 : commit.offset());
                        return Math.max(0, offset(end, partition) - from);
                    })
                    .sum();
            return new EnvironmentStatus.Consumer(role.name(), role.group(), role.topic(), members(role), lag);
        });
    }

    @Override
    public EnvironmentStatus.DeadLetters deadLetters(String topic) {
        return ask(() -> {
            List<TopicPartition> partitions = partitions(topic);
            Map<TopicPartition, Long> first = offsets(partitions, OffsetSpec.earliest());
            Map<TopicPartition, Long> end = offsets(partitions, OffsetSpec.latest());
            long records = partitions.stream()
                    .mapToLong(partition -> offset(end, partition) - offset(first, partition))
                    .sum();
            return new EnvironmentStatus.DeadLetters(topic, records);
        });
    }

    @Override
    public long taken(String topic) {
        return ask(() -> offsets(partitions(topic), OffsetSpec.latest()).values().stream()
                .mapToLong(Long::longValue)
                .sum());
    }

    private static EnvironmentStatus.Node broker(Node node, Collection<LogDirDescription> directories) {
        // Directories on one file system would count it twice: the first speaks for the broker.
        return directories.stream()
                .filter(directory -> directory.totalBytes().isPresent()
                        && directory.usableBytes().isPresent())
                .findFirst()
                .map(directory -> new EnvironmentStatus.Node(
                        node.host() + ':' + node.port(),
                        directory.totalBytes().getAsLong(),
                        directory.usableBytes().getAsLong()))
                .orElseGet(() -> new EnvironmentStatus.Node(node.host() + ':' + node.port(), null, null));
    }

    private List<EnvironmentStatus.Member> members(Role role) throws ExecutionException {
        try {
            ConsumerGroupDescription group = KafkaAnswers.await(
                            admin.describeConsumerGroups(List.of(role.group())).all())
                    .values()
                    .iterator()
                    .next();
            return group.members().stream().map(AdminKafkaStatus::member).toList();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return List.of();
            }
            throw e;
        }
    }

    private static EnvironmentStatus.Member member(MemberDescription member) {
        return new EnvironmentStatus.Member(
                member.clientId(),
                member.host().replaceFirst("^/", ""),
                member.assignment().topicPartitions().size());
    }

    /** None of a topic that is not there. */
    private List<TopicPartition> partitions(String topic) throws ExecutionException {
        try {
            return KafkaAnswers.partitions(admin, topic);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return List.of();
            }
            throw e;
        }
    }

    private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec which)
            throws ExecutionException {
        Map<TopicPartition, ListOffsetsResultInfo> offsets = KafkaAnswers.await(admin.listOffsets(
                        partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> which)))
                .all());
        return offsets.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private static long offset(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        return Objects.requireNonNull(offsets.get(partition), partition::toString);
    }

    private interface Question<T> {
        T ask() throws ExecutionException;
    }

    private static <T> T ask(Question<T> question) {
        try {
            return question.ask();
        } catch (ExecutionException e) {
            throw new ServiceUnavailableException("kafka", e);
        }
    }
}

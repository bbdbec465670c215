package dev.lookback.workers.record;

import dev.lookback.model.topic.TopicSpec;
import dev.lookback.process.StartRefusedException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;

/** Makes topics when they are missing, and asks what they are like. Kafka's own client retries; this is no second layer. */
public final class KafkaTopics {

    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Map<String, Object> connection;

    /** @param connection the properties of an admin client */
    public KafkaTopics(Map<String, Object> connection) {
        this.connection = Map.copyOf(connection);
    }

    /** Leaves a topic that is there as it is; a new one has as many replicas as Kafka is set to. */
    public void make(TopicSpec spec) {
        make(spec, Optional.empty());
    }

    /** The same with as many replicas as are wanted. */
    public void make(TopicSpec spec, Optional<Short> replicas) {
        NewTopic topic = new NewTopic(spec.name(), Optional.of(spec.partitions()), replicas).configs(spec.settings());
        try (Admin admin = Admin.create(connection)) {
            await(admin.createTopics(List.of(topic)).all());
            awaitKnown(admin, spec.name());
        } catch (TopicExistsException e) {
            // Made before, or by another process this moment.
        }
    }

    /** The controller has made it; the brokers, who are asked from now on, hear of it a moment later. */
    private static void awaitKnown(Admin admin, String topic) {
        long giveUp = System.nanoTime() + KNOWN_WITHIN.toNanos();
        while (true) {
            try {
                await(admin.describeTopics(List.of(topic)).allTopicNames());
                return;
            } catch (UnknownTopicOrPartitionException e) {
                if (System.nanoTime() - giveUp > 0) {
                    throw e;
                }
                LockSupport.parkNanos(LOOK.toNanos());
            }
        }
    }

    /**
     * Looks whether Kafka puts its own time on the topic's records.
     *
     * @throws StartRefusedException if it does not, with the command that mends it
     */
    public void requireAppendTime(String topic) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = Admin.create(connection)) {
            ConfigEntry type =
                    only(await(admin.describeConfigs(List.of(resource)).all())).get(TopicSpec.TIMESTAMP_TYPE);
            if (!TopicSpec.APPEND_TIME.equals(type.value())) {
                throw new StartRefusedException(topic + ": " + TopicSpec.TIMESTAMP_TYPE + " is " + type.value()
                        + " (expected: " + TopicSpec.APPEND_TIME + "; set it with: kafka-configs.sh --bootstrap-server "
                        + connection.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG)
                        + " --alter --entity-type topics --entity-name " + topic + " --add-config "
                        + TopicSpec.TIMESTAMP_TYPE + "=" + TopicSpec.APPEND_TIME + ")");
            }
        }
    }

    /** Kafka's id of the topic as text: one made anew has another. */
    public String id(String topic) {
        try (Admin admin = Admin.create(connection)) {
            return only(await(admin.describeTopics(List.of(topic)).allTopicNames()))
                    .topicId()
                    .toString();
        }
    }

    /** As many as it has now. */
    public int partitions(String topic) {
        try (Admin admin = Admin.create(connection)) {
            return only(await(admin.describeTopics(List.of(topic)).allTopicNames()))
                    .partitions()
                    .size();
        }
    }

    private static <T> T only(Map<?, T> answers) {
        return answers.values().iterator().next();
    }

    private static <T> T await(KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KafkaException failure) {
                throw failure;
            }
            throw new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }
}

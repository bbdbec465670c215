package dev.lookback.harvester.kafka;

import dev.lookback.model.topic.Lanes;
import dev.lookback.model.topic.TopicSpec;
import dev.lookback.process.StartRefusedException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** {@code h-<env>}: made when it is missing, and looked at before anything is sent to it. */
final class HarvestTopic implements AutoCloseable {

    private final TopicSpec spec;
    private final Lanes lanes;
    private final Admin admin;
    private final String bootstrapServers;

    /** @param connection the properties of an admin client */
    HarvestTopic(TopicSpec spec, Lanes lanes, Map<String, Object> connection) {
        this.spec = spec;
        this.lanes = lanes;
        this.admin = Admin.create(connection);
        this.bootstrapServers = String.valueOf(connection.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG))
                .replaceAll("[\\[\\] ]", "");
    }

    String name() {
        return spec.name();
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    /**
     * Makes the topic if it is missing.
     *
     * @throws StartRefusedException if it has fewer partitions than there are lanes, or if Kafka does not put its own time
     *     on its records, with the command that mends it
     * @throws KafkaException if Kafka cannot be asked
     */
    void ensure() throws InterruptedException {
        NewTopic topic =
                new NewTopic(spec.name(), Optional.of(spec.partitions()), Optional.empty()).configs(spec.settings());
        try {
            await(admin.createTopics(List.of(topic)).all());
        } catch (TopicExistsException e) {
            // Made before, or by another process this moment.
        }
        requireAppendTime();
        requirePartitions();
    }

    private void requireAppendTime() throws InterruptedException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, spec.name());
        Map<ConfigResource, Config> configs =
                await(admin.describeConfigs(List.of(resource)).all());
        for (Config config : configs.values()) {
            String type = config.get(TopicSpec.TIMESTAMP_TYPE).value();
            if (!TopicSpec.APPEND_TIME.equals(type)) {
                throw new StartRefusedException(spec.name() + ": " + TopicSpec.TIMESTAMP_TYPE + " is " + type
                        + " (expected: " + TopicSpec.APPEND_TIME + "; set it with: kafka-configs.sh --bootstrap-server "
                        + bootstrapServers + " --alter --entity-type topics --entity-name " + spec.name()
                        + " --add-config " + TopicSpec.TIMESTAMP_TYPE + "=" + TopicSpec.APPEND_TIME + ")");
            }
        }
    }

    private void requirePartitions() throws InterruptedException {
        int partitions = partitions();
        if (partitions < lanes.count()) {
            throw new StartRefusedException("lookback.lanes: " + lanes.count() + " (expected: at most " + partitions
                    + ", the partitions of " + spec.name() + ")");
        }
    }

    /**
     * @return how many it has now
     * @throws KafkaException if Kafka cannot be asked
     */
    int partitions() throws InterruptedException {
        return await(admin.describeTopics(List.of(spec.name())).allTopicNames()).values().stream()
                .mapToInt(description -> description.partitions().size())
                .sum();
    }

    private static <T> T await(KafkaFuture<T> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException failure ? failure : new KafkaException(e.getCause());
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}

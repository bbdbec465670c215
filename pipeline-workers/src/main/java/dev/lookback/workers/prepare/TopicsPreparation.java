package dev.lookback.workers.prepare;

import dev.lookback.model.topic.TopicSpec;
import dev.lookback.process.StartRefusedException;
import dev.lookback.workers.record.KafkaTopics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

import java.util.Optional;
import java.util.Set;

/** Makes the topics that are missing, and looks whether those that are there will do; they stay as they are. */
final class TopicsPreparation implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(TopicsPreparation.class);

    private final KafkaTopics kafka;
    private final Set<TopicSpec> topics;
    private final Optional<Short> replicas;
    private final Harvest harvest;

    /**
     * What every batch is written to.
     *
     * @param topic of the environment
     * @param lanes that its harvesters spread an interval over
     */
    record Harvest(String topic, int lanes) {}

    TopicsPreparation(KafkaTopics kafka, Set<TopicSpec> topics, Optional<Short> replicas, Harvest harvest) {
        this.kafka = kafka;
        this.topics = Set.copyOf(topics);
        this.replicas = replicas;
        this.harvest = harvest;
    }

    /** @throws StartRefusedException if a topic that is there cannot be used, with what mends it */
    @Override
    public void run(ApplicationArguments arguments) {
        for (TopicSpec topic : topics) {
            kafka.make(topic, replicas);
            if (topic.name().equals(harvest.topic())) {
                kafka.requireAppendTime(topic.name());
                requirePartitions();
            }
        }
        log.info(
                "the topics are there: {}",
                topics.stream().map(TopicSpec::name).sorted().toList());
    }

    private void requirePartitions() {
        int partitions = kafka.partitions(harvest.topic());
        if (partitions < harvest.lanes()) {
            throw new StartRefusedException("lookback.lanes: " + harvest.lanes() + " (expected: at most " + partitions
                    + ", the partitions of " + harvest.topic() + ")");
        }
    }
}

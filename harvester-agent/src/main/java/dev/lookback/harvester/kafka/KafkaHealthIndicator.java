package dev.lookback.harvester.kafka;

import org.apache.kafka.common.KafkaException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether Kafka answers and the topic is right: then what is taken in is delivered soon. */
final class KafkaHealthIndicator implements HealthIndicator {

    private final HarvestTopic topic;
    private final TopicWatch watch;
    private final KafkaBatchSender sender;

    KafkaHealthIndicator(HarvestTopic topic, TopicWatch watch, KafkaBatchSender sender) {
        this.topic = topic;
        this.watch = watch;
        this.sender = sender;
    }

    @Override
    public Health health() {
        Health.Builder health = ask();
        return health.withDetail("topic", topic.name())
                .withDetail("bootstrapServers", topic.bootstrapServers())
                .withDetail("unacknowledgedBatches", sender.unacknowledged())
                .build();
    }

    private Health.Builder ask() {
        try {
            int partitions = topic.partitions();
            return (watch.isReady() ? Health.up() : Health.down()).withDetail("partitions", partitions);
        } catch (KafkaException e) {
            return Health.down(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Health.unknown();
        }
    }
}

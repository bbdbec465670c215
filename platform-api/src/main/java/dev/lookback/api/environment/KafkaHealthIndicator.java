package dev.lookback.api.environment;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Up when Kafka lists its topics. */
final class KafkaHealthIndicator extends AbstractHealthIndicator {

    private final HarvestTopics topics;

    KafkaHealthIndicator(HarvestTopics topics) {
        super("kafka does not list its topics");
        this.topics = topics;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        builder.up().withDetail("environments", topics.environments().size());
    }
}

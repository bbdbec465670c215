package dev.lookback.workers.nacl;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

import java.util.Map;

/** Up while it listens and Kafka takes the batches of every environment that a key names. */
final class NaclHealthIndicator implements HealthIndicator {

    private final NaclListener listener;
    private final ProxyKeys keys;
    private final HarvestTopics topics;
    private final KafkaIntake intake;

    NaclHealthIndicator(NaclListener listener, ProxyKeys keys, HarvestTopics topics, KafkaIntake intake) {
        this.listener = listener;
        this.keys = keys;
        this.topics = topics;
        this.intake = intake;
    }

    @Override
    public Health health() {
        Map<String, String> problems = topics.problems();
        boolean isUp = listener.isRunning() && problems.isEmpty() && !intake.isFailing();
        Health.Builder health = (isUp ? Health.up() : Health.down())
                .withDetail("port", listener.port())
                .withDetail("connections", listener.connections())
                .withDetail("publicKey", keys.pair().publicKey().toString())
                .withDetail("authorizedKeys", keys.authorized().clients().size())
                .withDetail("kafkaTakesBatches", !intake.isFailing());
        if (!problems.isEmpty()) {
            health.withDetail("topics", problems);
        }
        if (!keys.authorized().problems().isEmpty()) {
            health.withDetail("wrongLines", keys.authorized().problems());
        }
        return health.build();
    }
}

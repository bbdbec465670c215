package dev.lookback.workers.recent;

import dev.lookback.search.OperatorAdvice;
import dev.lookback.workers.bulk.BulkPipeline;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.listener.MessageListenerContainer;

/** Down while events wait, with the reason, what to do about it, and that nothing is lost meanwhile. */
final class RecentHealth implements HealthIndicator {

    private static final String MEANWHILE =
            "nothing is lost: events stay in kafka for its retention, and indexing goes on by itself";

    private final BulkPipeline pipeline;
    private final OffsetLedger ledger;
    private final MessageListenerContainer container;
    private final KafkaDeadLetters deadLetters;

    RecentHealth(
            BulkPipeline pipeline,
            OffsetLedger ledger,
            MessageListenerContainer container,
            KafkaDeadLetters deadLetters) {
        this.pipeline = pipeline;
        this.ledger = ledger;
        this.container = container;
        this.deadLetters = deadLetters;
    }

    @Override
    public Health health() {
        Health.Builder health = new Health.Builder().up();
        deadLetters.trouble().ifPresent(reason -> health.down().withDetail("reason", reason));
        pipeline.trouble().ifPresent(reason -> waiting(health, reason));
        if (!container.isRunning()) {
            health.down().withDetail("reason", "the listener has stopped, the log says why: restart the process");
        }
        return health.withDetail("bytesInHand", ledger.bytes())
                .withDetail("paused", container.isPauseRequested())
                .build();
    }

    private static void waiting(Health.Builder health, String reason) {
        health.down().withDetail("reason", "elasticsearch does not take documents: " + reason);
        OperatorAdvice.on(reason).ifPresent(advice -> health.withDetail("advice", advice));
        health.withDetail("meanwhile", MEANWHILE);
    }
}

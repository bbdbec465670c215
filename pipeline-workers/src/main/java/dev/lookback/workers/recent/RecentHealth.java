package dev.lookback.workers.recent;

import dev.lookback.workers.bulk.BulkPipeline;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.listener.MessageListenerContainer;

/** Down, with the reason, while Elasticsearch does not take documents or nothing is read. */
final class RecentHealth implements HealthIndicator {

    private final BulkPipeline pipeline;
    private final OffsetLedger ledger;
    private final MessageListenerContainer container;

    RecentHealth(BulkPipeline pipeline, OffsetLedger ledger, MessageListenerContainer container) {
        this.pipeline = pipeline;
        this.ledger = ledger;
        this.container = container;
    }

    @Override
    public Health health() {
        Health.Builder health = pipeline.trouble()
                .map(reason -> Health.down().withDetail("reason", "elasticsearch does not take documents: " + reason))
                .orElseGet(Health::up);
        if (!container.isRunning()) {
            health.down().withDetail("reason", "the listener has stopped, its log says why");
        }
        return health.withDetail("bytesInHand", ledger.bytes())
                .withDetail("paused", container.isPauseRequested())
                .build();
    }
}

package dev.lookback.harvester.batch;

import dev.lookback.harvester.spool.Spool;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

import java.util.Optional;

/** Whether somebody takes batches out of the buffer. */
final class DeliveryHealthIndicator implements HealthIndicator {

    private final BatchDelivery delivery;
    private final BatchBuffer buffer;
    private final Spool spool;

    DeliveryHealthIndicator(BatchDelivery delivery, BatchBuffer buffer, Spool spool) {
        this.delivery = delivery;
        this.buffer = buffer;
        this.spool = spool;
    }

    @Override
    public Health health() {
        Health.Builder health = delivery.isDelivering() && spool.isAlive() ? Health.up() : Health.down();
        health.withDetail("eventsInHand", buffer.events()).withDetail("spoolBytes", spool.bytes());
        Optional.ofNullable(spool.trouble()).ifPresent(trouble -> health.withDetail("spoolError", trouble));
        return health.build();
    }
}

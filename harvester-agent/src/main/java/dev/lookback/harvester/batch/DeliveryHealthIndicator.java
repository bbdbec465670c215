package dev.lookback.harvester.batch;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether somebody takes batches out of the buffer. */
final class DeliveryHealthIndicator implements HealthIndicator {

    private final BatchDelivery delivery;
    private final BatchBuffer buffer;

    DeliveryHealthIndicator(BatchDelivery delivery, BatchBuffer buffer) {
        this.delivery = delivery;
        this.buffer = buffer;
    }

    @Override
    public Health health() {
        return (delivery.isDelivering() ? Health.up() : Health.down())
                .withDetail("eventsInHand", buffer.events())
                .build();
    }
}

package dev.lookback.harvester.http;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Always up: who asks it has reached the port that events come to. It tells what went wrong last. */
final class HttpHealthIndicator implements HealthIndicator {

    private final EventIntake intake;
    private final Refusals refusals;

    HttpHealthIndicator(EventIntake intake, Refusals refusals) {
        this.intake = intake;
        this.refusals = refusals;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up().withDetail("heldBytes", intake.held());
        refusals.last().ifPresent(last -> health.withDetail("lastRefusal", last));
        return health.build();
    }
}

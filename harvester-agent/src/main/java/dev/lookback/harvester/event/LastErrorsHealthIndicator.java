package dev.lookback.harvester.event;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

import java.util.Map;

/** Always up: an error that is over is told, and one that is not is its own indicator's to judge. */
final class LastErrorsHealthIndicator implements HealthIndicator {

    private final LastErrors errors;

    LastErrorsHealthIndicator(LastErrors errors) {
        this.errors = errors;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        errors.byPlace()
                .forEach((place, error) -> health.withDetail(
                        place,
                        Map.of("at", error.at().toString(), "problem", error.problem(), "times", error.times())));
        return health.build();
    }
}

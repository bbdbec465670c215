package dev.lookback.harvester.rules;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Always up: rules hold whatever stands in the file, and what is wrong with that is told. */
final class RulesHealthIndicator implements HealthIndicator {

    private final @Nullable ReloadedRules rules;

    RulesHealthIndicator(@Nullable ReloadedRules rules) {
        this.rules = rules;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        if (rules == null) {
            return health.withDetail("rules", 0).build();
        }
        ReloadedRules.State state = rules.state();
        state.problem().ifPresent(problem -> health.withDetail("problem", problem));
        return health.withDetail("file", rules.file().toString())
                .withDetail("rules", rules.get().size())
                .withDetail("readAt", state.readAt().toString())
                .withDetail("sha256", state.hash())
                .build();
    }
}

package dev.lookback.api.history;

import dev.lookback.api.policy.EnvironmentPolicies;
import dev.lookback.api.policy.Policy;
import dev.lookback.model.topic.Environment;

/** The rules of an environment, by its policy as it is now. */
final class ExpiryPolicy {

    private final EnvironmentPolicies policies;

    ExpiryPolicy(EnvironmentPolicies policies) {
        this.policies = policies;
    }

    ExpiryRules of(Environment environment) {
        Policy policy = policies.of(environment);
        return new ExpiryRules(policy.historyTtl(), policy.historyMaxTtl());
    }
}

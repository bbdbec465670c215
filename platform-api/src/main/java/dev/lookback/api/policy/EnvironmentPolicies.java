package dev.lookback.api.policy;

import dev.lookback.model.topic.Environment;
import dev.lookback.search.Policies;
import dev.lookback.search.PolicyRecord;
import dev.lookback.search.RecordConflicts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.function.UnaryOperator;

/**
 * The policies that hold now. They are read each time: that costs one question, and every API process sees a change at
 * once.
 */
public final class EnvironmentPolicies {

    private static final Logger log = LoggerFactory.getLogger(EnvironmentPolicies.class);

    private final Policies policies;
    private final Policy settings;

    /** @param settings what holds where nothing was set */
    public EnvironmentPolicies(Policies policies, Policy settings) {
        this.policies = policies;
        this.settings = settings;
    }

    /** @throws dev.lookback.search.SearchUnavailableException if it cannot be read now */
    public Policy of(Environment environment) {
        return settings.with(stored(environment));
    }

    /** What was set of it. */
    PolicyRecord stored(Environment environment) {
        return policies.find(environment).orElse(PolicyRecord.unset(environment));
    }

    /** What holds where this is set. */
    Policy effective(PolicyRecord set) {
        return settings.with(set);
    }

    /** @param change from what is stored; asked for again when that has changed meanwhile */
    PolicyRecord set(Environment environment, UnaryOperator<PolicyRecord> change) {
        PolicyRecord saved = RecordConflicts.untilSaved(() -> {
            PolicyRecord stored = stored(environment);
            return policies.save(change.apply(stored).with(stored.version()));
        });
        log.info("the policy of environment {} is now {}", environment, effective(saved));
        return saved;
    }
}

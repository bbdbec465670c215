package dev.lookback.search;

import dev.lookback.model.topic.Environment;

import java.util.Optional;

/**
 * The policies that were set, one an environment, kept in a hidden index with optimistic locking: where Elasticsearch is
 * wiped, they are gone. All methods throw {@link SearchUnavailableException} when there is no answer now.
 */
public interface Policies {

    /** As it was last saved, also a moment ago; empty where none ever was. */
    Optional<PolicyRecord> find(Environment environment);

    /**
     * Saves a policy that has no version yet, or takes the place of the version it has.
     *
     * @return the policy with its new version
     * @throws RecordConflictException if another one was saved in between: nothing is changed; read it again
     */
    PolicyRecord save(PolicyRecord policy);
}

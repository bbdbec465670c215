package dev.lookback.api.environment;

import dev.lookback.model.topic.Environment;

import java.util.SortedSet;

/** The environments that harvesters send to. */
public interface HarvestTopics {

    /**
     * Those that have a topic now.
     *
     * @throws dev.lookback.api.problem.ServiceUnavailableException if there is no answer now
     */
    SortedSet<Environment> environments();
}

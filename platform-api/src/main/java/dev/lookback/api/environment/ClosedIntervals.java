package dev.lookback.api.environment;

import dev.lookback.model.topic.Environment;

/** How far the compressors are. */
public interface ClosedIntervals {

    /**
     * How far this environment is closed now.
     *
     * @throws dev.lookback.api.problem.ServiceUnavailableException if there is no answer now
     */
    Closing closing(Environment environment);
}

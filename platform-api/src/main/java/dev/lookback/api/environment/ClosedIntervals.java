package dev.lookback.api.environment;

import dev.lookback.model.topic.Environment;

/** How far the compressors are. */
public interface ClosedIntervals {

    /** @throws dev.lookback.api.problem.ServiceUnavailableException if there is no answer now */
    Closing closing(Environment environment);
}

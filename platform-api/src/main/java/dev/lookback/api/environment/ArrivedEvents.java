package dev.lookback.api.environment;

import dev.lookback.model.topic.Environment;

import java.time.Instant;

/** How far the compressors are in the order of arrival; {@link ClosedIntervals} is about event time. */
public interface ArrivedEvents {

    /**
     * Whether all that Kafka took until then is archived.
     *
     * @throws dev.lookback.api.problem.ServiceUnavailableException if there is no answer now
     */
    boolean isArchivedUntil(Environment environment, Instant time);
}

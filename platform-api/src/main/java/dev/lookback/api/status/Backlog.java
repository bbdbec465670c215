package dev.lookback.api.status;

import dev.lookback.model.topic.Environment;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How far an environment's workers are behind, at one moment.
 *
 * @param consumers of the environment's own roles
 * @param closedAge since the end of the last interval that every compressor has closed; none while nothing is closed yet
 * @param harvested records that its harvest topic has ever taken
 * @param deadLetters records that its dead-letter topic has ever taken
 */
record Backlog(
        Environment environment,
        List<EnvironmentStatus.Consumer> consumers,
        Optional<Duration> closedAge,
        long harvested,
        long deadLetters) {

    Backlog {
        consumers = List.copyOf(consumers);
    }

    EnvironmentStatus.Consumer consumer(String role) {
        return consumers.stream()
                .filter(consumer -> consumer.role().equals(role))
                .findFirst()
                .orElseThrow();
    }
}

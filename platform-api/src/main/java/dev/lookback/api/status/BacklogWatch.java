package dev.lookback.api.status;

import dev.lookback.api.environment.Archive;
import dev.lookback.api.environment.HarvestTopics;
import dev.lookback.api.problem.ServiceUnavailableException;
import dev.lookback.model.topic.Environment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Looks at the backlog of every environment that has a topic. Each process of the API sees the same. */
final class BacklogWatch {

    private static final Logger log = LoggerFactory.getLogger(BacklogWatch.class);

    private final Sources sources;
    private final Clock clock;
    private final BacklogMetrics metrics;
    private boolean wasKnown = true;

    /** Who is asked. */
    record Sources(HarvestTopics topics, Archive archive, KafkaStatus kafka) {}

    BacklogWatch(Sources sources, Clock clock, BacklogMetrics metrics) {
        this.sources = sources;
        this.clock = clock;
        this.metrics = metrics;
    }

    void look() {
        try {
            metrics.show(
                    sources.topics().environments().stream().map(this::backlog).toList());
            wasKnown = true;
        } catch (RuntimeException e) {
            // A schedule ends with the first failure that it sees: this must not be the last look.
            metrics.show(List.of());
            report(e);
            wasKnown = false;
        }
    }

    /** Once, and not while the process stops. */
    private void report(RuntimeException e) {
        if (!wasKnown || Thread.currentThread().isInterrupted()) {
            return;
        }
        if (e instanceof ServiceUnavailableException) {
            log.warn("who is how far behind is not known now, it is asked again: {}", e.getMessage());
        } else {
            log.error("who is how far behind cannot be looked at", e);
        }
    }

    private Backlog backlog(Environment environment) {
        Archive archive = sources.archive();
        KafkaStatus kafka = sources.kafka();
        Instant now = clock.instant();
        return new Backlog(
                environment,
                Role.own(environment).stream().map(kafka::consumer).toList(),
                archive.closing(environment)
                        .through()
                        .map(closed -> Duration.between(archive.intervals().end(closed), now)),
                kafka.taken(environment.harvestTopic()),
                kafka.taken(environment.deadLetterTopic()));
    }
}

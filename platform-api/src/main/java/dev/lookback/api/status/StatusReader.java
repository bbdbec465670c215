package dev.lookback.api.status;

import dev.lookback.api.environment.Archive;
import dev.lookback.api.problem.ServiceUnavailableException;
import dev.lookback.model.topic.Environment;
import dev.lookback.search.SearchStorage;
import dev.lookback.search.SearchUnavailableException;
import org.jspecify.annotations.Nullable;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/** Asks each service for itself: one that is down takes nothing away of what the others say. */
final class StatusReader {

    private final Archive archive;
    private final KafkaStatus kafka;
    private final SearchStorage storage;

    StatusReader(Archive archive, KafkaStatus kafka, SearchStorage storage) {
        this.archive = archive;
        this.kafka = kafka;
        this.storage = storage;
    }

    EnvironmentStatus read(Environment environment, Instant now) {
        Kafka kafka = kafka(environment);
        Search search = search(environment);
        return new EnvironmentStatus(
                environment.name(),
                now,
                List.of(kafka.service(), search.service(), archive()),
                kafka.consumers(),
                kafka.closedThrough(),
                kafka.deadLetters(),
                search.indexes());
    }

    private record Kafka(
            EnvironmentStatus.Service service,
            List<EnvironmentStatus.Consumer> consumers,
            @Nullable Instant closedThrough,
            EnvironmentStatus.@Nullable DeadLetters deadLetters) {}

    private record Search(EnvironmentStatus.Service service, EnvironmentStatus.@Nullable Indexes indexes) {}

    private Kafka kafka(Environment environment) {
        try {
            return new Kafka(
                    EnvironmentStatus.Service.up("kafka", kafka.brokers()),
                    Role.of(environment).stream().map(kafka::consumer).toList(),
                    archive.closing(environment)
                            .through()
                            .map(archive.intervals()::end)
                            .orElse(null),
                    kafka.deadLetters(environment.deadLetterTopic()));
        } catch (ServiceUnavailableException e) {
            return new Kafka(EnvironmentStatus.Service.down("kafka", e), List.of(), null, null);
        }
    }

    private Search search(Environment environment) {
        try {
            List<EnvironmentStatus.Node> nodes = storage.nodes().stream()
                    .map(node -> new EnvironmentStatus.Node(node.name(), node.totalBytes(), node.availableBytes()))
                    .toList();
            return new Search(
                    EnvironmentStatus.Service.up("elasticsearch", nodes),
                    new EnvironmentStatus.Indexes(storage.recent(environment), storage.history(environment)));
        } catch (SearchUnavailableException e) {
            return new Search(EnvironmentStatus.Service.down("elasticsearch", e), null);
        }
    }

    private EnvironmentStatus.Service archive() {
        try {
            archive.catalogue().environments();
            return EnvironmentStatus.Service.up("archive", List.of());
        } catch (UncheckedIOException e) {
            return EnvironmentStatus.Service.down("archive", e);
        }
    }
}

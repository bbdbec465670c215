package dev.lookback.api.status;

import dev.lookback.model.topic.Environment;
import dev.lookback.model.topic.WorkTopics;

import java.util.List;
import java.util.stream.Stream;

/** A kind of process as Kafka knows it: by its consumer group. The last two work for all environments. */
record Role(String name, String group, String topic) {

    static List<Role> of(Environment environment) {
        return Stream.concat(
                        own(environment).stream(),
                        Stream.of(
                                new Role("indexer", WorkTopics.INDEXERS, WorkTopics.HISTORY_TASKS),
                                new Role("platform-api", WorkTopics.SCHEDULERS, WorkTopics.HISTORY_PROGRESS)))
                .toList();
    }

    /** Those that work for this environment alone. */
    static List<Role> own(Environment environment) {
        return List.of(
                new Role("es-consumer", environment.esConsumerGroup(), environment.harvestTopic()),
                new Role("compressor", environment.compressorGroup(), environment.harvestTopic()));
    }
}

package dev.lookback.model.topic;

import java.time.Duration;
import java.util.Map;

/**
 * How a topic is made when it is missing; one that is there stays as its operator made it.
 *
 * @param partitions of the topic
 * @param settings by their names in Kafka
 */
public record TopicSpec(String name, int partitions, Map<String, String> settings) {

    /** What {@code h-<env>} must say: append times decide where a part of a block ends. */
    public static final String TIMESTAMP_TYPE = "message.timestamp.type";

    public static final String APPEND_TIME = "LogAppendTime";

    /** Enough to share an environment between a few workers; who needs more makes the topics beforehand. */
    private static final int PARTITIONS = 4;

    /** A dead letter is a record of any other topic as it came, and its reason on top. */
    private static final int MAX_DEAD_LETTER_BYTES = 8 * 1024 * 1024;

    public TopicSpec {
        settings = Map.copyOf(settings);
    }

    public static TopicSpec harvest(Environment environment) {
        return new TopicSpec(
                environment.harvestTopic(),
                PARTITIONS,
                Map.of(TIMESTAMP_TYPE, APPEND_TIME, "retention.ms", milliseconds(Duration.ofDays(3))));
    }

    public static TopicSpec chunks(Environment environment) {
        return new TopicSpec(
                environment.chunkTopic(),
                PARTITIONS,
                Map.of(TIMESTAMP_TYPE, APPEND_TIME, "retention.ms", milliseconds(Duration.ofDays(2))));
    }

    public static TopicSpec deadLetters(Environment environment) {
        return new TopicSpec(
                environment.deadLetterTopic(),
                1,
                Map.of(
                        TIMESTAMP_TYPE,
                        APPEND_TIME,
                        "retention.ms",
                        milliseconds(Duration.ofDays(14)),
                        "max.message.bytes",
                        Integer.toString(MAX_DEAD_LETTER_BYTES)));
    }

    /**
     * One of {@link WorkTopics}.
     *
     * @param partitions as many indexers, or schedulers, may share the work
     */
    public static TopicSpec work(String name, int partitions) {
        return new TopicSpec(name, partitions, Map.of(TIMESTAMP_TYPE, APPEND_TIME));
    }

    /** The same with as many partitions as somebody wants. */
    public TopicSpec withPartitions(int wanted) {
        return new TopicSpec(name, wanted, settings);
    }

    private static String milliseconds(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}

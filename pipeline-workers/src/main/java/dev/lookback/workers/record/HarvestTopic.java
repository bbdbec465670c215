package dev.lookback.workers.record;

import dev.lookback.model.topic.Environment;
import dev.lookback.model.topic.TopicSpec;

/** {@code h-<env>}: there, and with Kafka's own time on its records, before any stage reads it. */
public final class HarvestTopic {

    private final String name;
    private final KafkaTopics topics;

    private HarvestTopic(String name, KafkaTopics topics) {
        this.name = name;
        this.topics = topics;
    }

    /**
     * Makes it when it is missing.
     *
     * @throws dev.lookback.process.StartRefusedException if it has the producers' time, with the command that mends it
     */
    static HarvestTopic ready(Environment environment, KafkaTopics topics) {
        TopicSpec spec = TopicSpec.harvest(environment);
        topics.make(spec);
        topics.requireAppendTime(spec.name());
        return new HarvestTopic(spec.name(), topics);
    }

    public String name() {
        return name;
    }

    /** As Kafka has it now: ask at every assignment, since a topic can be deleted and made anew. */
    public String currentId() {
        return topics.id(name);
    }
}

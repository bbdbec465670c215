package dev.lookback.workers.prepare;

import dev.lookback.model.topic.Environment;
import dev.lookback.model.topic.TopicSpec;
import dev.lookback.model.topic.WorkTopics;
import dev.lookback.workers.Role;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which topics roles need; those who write to one are no roles of ours, and have it made by those who read it. */
final class NeededTopics {

    private final Environment environment;
    private final int partitions;
    private final int workPartitions;

    /**
     * @param partitions of the topics that events go through
     * @param workPartitions of the platform's own work queue
     */
    NeededTopics(Environment environment, int partitions, int workPartitions) {
        this.environment = environment;
        this.partitions = partitions;
        this.workPartitions = workPartitions;
    }

    Set<TopicSpec> of(Set<Role> roles) {
        Set<TopicSpec> topics = new LinkedHashSet<>();
        roles.forEach(role -> topics.addAll(of(role)));
        return topics;
    }

    private List<TopicSpec> of(Role role) {
        return switch (role) {
            case COMPRESSOR -> List.of(harvest(), chunks());
            case ES_CONSUMER -> List.of(harvest(), TopicSpec.deadLetters(environment));
            case INDEXER ->
                List.of(
                        chunks(),
                        TopicSpec.work(WorkTopics.HISTORY_TASKS, workPartitions),
                        TopicSpec.work(WorkTopics.HISTORY_PROGRESS, workPartitions));
            case NACL_PROXY -> List.of(harvest());
        };
    }

    private TopicSpec harvest() {
        return TopicSpec.harvest(environment).withPartitions(partitions);
    }

    private TopicSpec chunks() {
        return TopicSpec.chunks(environment).withPartitions(partitions);
    }
}

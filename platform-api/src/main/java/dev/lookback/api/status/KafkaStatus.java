package dev.lookback.api.status;

import java.util.List;

/**
 * What Kafka knows: who reads, how far behind, and how full its disks are. All methods throw
 * {@link dev.lookback.api.problem.ServiceUnavailableException} when there is no answer now.
 */
interface KafkaStatus {

    List<EnvironmentStatus.Node> brokers();

    /** A role without a member is one that no process has, and a topic that is not there has nothing to read. */
    EnvironmentStatus.Consumer consumer(Role role);

    EnvironmentStatus.DeadLetters deadLetters(String topic);

    /** Records that the topic has ever taken; none where it is not there. */
    long taken(String topic);
}

package dev.lookback.workers.nacl;

import dev.lookback.model.topic.Environment;
import dev.lookback.model.topic.Lanes;
import dev.lookback.model.topic.TopicSpec;
import dev.lookback.process.StartRefusedException;
import dev.lookback.workers.record.KafkaTopics;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * {@code h-<env>} of every environment that a key names: made when missing, and seen to be right before anything is written
 * to it.
 */
final class HarvestTopics {

    private static final Logger log = LoggerFactory.getLogger(HarvestTopics.class);

    private final KafkaTopics topics;
    private final Lanes lanes;
    private final Map<Environment, Optional<String>> problems = new ConcurrentHashMap<>();

    HarvestTopics(KafkaTopics topics, Lanes lanes) {
        this.topics = topics;
        this.lanes = lanes;
    }

    /**
     * Looks at those that are not known to be right. A Kafka that is away is said once and asked again the next time.
     *
     * @throws StartRefusedException if one is wrong, with the command that mends it, after all were looked at
     */
    void look(Set<Environment> environments) {
        StartRefusedException refused = null;
        for (Environment environment : environments) {
            if (problem(environment).isPresent()) {
                try {
                    ensure(environment);
                } catch (KafkaException e) {
                    remember(environment, "kafka does not answer: " + e.getMessage());
                } catch (StartRefusedException e) {
                    remember(environment, e.getMessage());
                    refused = e;
                }
            }
        }
        if (refused != null) {
            throw refused;
        }
    }

    private void ensure(Environment environment) {
        TopicSpec spec = TopicSpec.harvest(environment);
        topics.make(spec);
        topics.requireAppendTime(spec.name());
        int partitions = topics.partitions(spec.name());
        if (partitions < lanes.count()) {
            throw new StartRefusedException("lookback.lanes: " + lanes.count() + " (expected: at most " + partitions
                    + ", the partitions of " + spec.name() + ")");
        }
        if (problems.put(environment, Optional.empty()) != null) {
            log.info("{} is ready", spec.name());
        }
    }

    private void remember(Environment environment, String problem) {
        Optional<String> last = problems.put(environment, Optional.of(problem));
        if (last == null || !last.equals(Optional.of(problem))) {
            log.warn("{} takes no batches yet: {}", environment.harvestTopic(), problem);
        }
    }

    /** Why nothing can be written for an environment; empty when something can. */
    Optional<String> problem(Environment environment) {
        return problems.getOrDefault(environment, Optional.of("not looked at yet"));
    }

    /** Those that take nothing yet, by their names. */
    Map<String, String> problems() {
        Map<String, String> named = new TreeMap<>();
        problems.forEach(
                (environment, problem) -> problem.ifPresent(text -> named.put(environment.harvestTopic(), text)));
        return named;
    }
}

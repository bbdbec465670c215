package dev.lookback.api.schedule;

import dev.lookback.model.topic.TopicSpec;
import dev.lookback.model.topic.WorkTopics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Makes the work topics when they are missing, and then starts to listen: Kafka may come later than this process. A topic
 * that is there keeps its partitions, since an index's owner follows from their number.
 */
final class WorkTopicsStart {

    private static final Logger log = LoggerFactory.getLogger(WorkTopicsStart.class);
    private static final long PATIENCE_SECONDS = 10;

    private final Admin admin;
    private final int partitions;
    private final Runnable startListening;
    private boolean isDone;

    WorkTopicsStart(Admin admin, int partitions, Runnable startListening) {
        this.admin = admin;
        this.partitions = partitions;
        this.startListening = startListening;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void start() throws InterruptedException {
        if (isDone) {
            return;
        }
        try {
            make(WorkTopics.HISTORY_TASKS);
            make(WorkTopics.HISTORY_PROGRESS);
            startListening.run();
            isDone = true;
        } catch (ExecutionException | TimeoutException e) {
            log.warn("the work topics cannot be made now, trying again: {}", e.toString());
        }
    }

    private void make(String name) throws ExecutionException, TimeoutException, InterruptedException {
        TopicSpec spec = TopicSpec.work(name, partitions);
        NewTopic topic =
                new NewTopic(spec.name(), Optional.of(spec.partitions()), Optional.empty()).configs(spec.settings());
        try {
            admin.createTopics(List.of(topic)).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }
}

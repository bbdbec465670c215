package dev.lookback.api.schedule;

import dev.lookback.api.problem.ServiceUnavailableException;
import dev.lookback.model.history.LoadMessages;
import dev.lookback.model.history.LoadTask;
import dev.lookback.model.topic.WorkTopics;
import org.apache.kafka.common.KafkaException;
import org.springframework.kafka.core.KafkaOperations;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

final class KafkaTaskQueue implements TaskQueue {

    private static final long PATIENCE_SECONDS = 20;

    private final KafkaOperations<byte[], byte[]> kafka;

    KafkaTaskQueue(KafkaOperations<byte[], byte[]> kafka) {
        this.kafka = kafka;
    }

    @Override
    public void send(List<LoadTask> tasks) {
        try {
            CompletableFuture.allOf(tasks.stream().map(this::send).toArray(CompletableFuture[]::new))
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | KafkaException | org.springframework.kafka.KafkaException e) {
            throw new ServiceUnavailableException("kafka", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceUnavailableException("kafka", e);
        }
    }

    private CompletableFuture<?> send(LoadTask task) {
        return kafka.send(
                WorkTopics.HISTORY_TASKS, task.key().getBytes(StandardCharsets.UTF_8), LoadMessages.write(task));
    }
}

package dev.lookback.workers.indexer;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.AcknowledgingMessageListener;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.kafka.support.Acknowledgment;

import java.util.Objects;

/**
 * Gives the worker one task at a time. While it works the container is paused, but goes on polling: a task may take as
 * long as it takes without a rebalance, and a process that dies is noticed as fast as ever.
 */
final class TaskListener implements AcknowledgingMessageListener<byte[], byte[]> {

    private final TaskWorker worker;
    private final MessageListenerContainer container;

    TaskListener(TaskWorker worker, MessageListenerContainer container) {
        this.worker = worker;
        this.container = container;
    }

    @Override
    public void onMessage(
            ConsumerRecord<byte[], byte[]> record, @org.jspecify.annotations.Nullable Acknowledgment acknowledgment) {
        container.pause();
        worker.accept(record.value(), () -> {
            container.resume();
            Objects.requireNonNull(acknowledgment).acknowledge();
        });
    }
}

package dev.lookback.api.schedule;

import dev.lookback.model.history.LoadMessages;
import dev.lookback.model.history.LoadResult;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchAcknowledgingMessageListener;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.support.Acknowledgment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Brings results, and the partitions that come and go, to the scheduler's thread. */
final class ProgressListener
        implements BatchAcknowledgingMessageListener<byte[], byte[]>, ConsumerAwareRebalanceListener {

    private static final Logger log = LoggerFactory.getLogger(ProgressListener.class);

    private final SchedulerLoop loop;
    private final SchedulerMetrics metrics;

    ProgressListener(SchedulerLoop loop, SchedulerMetrics metrics) {
        this.loop = loop;
        this.metrics = metrics;
    }

    @Override
    public void onMessage(
            List<ConsumerRecord<byte[], byte[]>> records,
            @org.jspecify.annotations.Nullable Acknowledgment acknowledgment) {
        List<LoadResult> results = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                results.add(LoadMessages.readResult(record.value()));
            } catch (IllegalArgumentException e) {
                metrics.received();
                metrics.drop(SchedulerMetrics.Dropped.UNDECODABLE);
                log.warn("{}-{} offset {}: {}", record.topic(), record.partition(), record.offset(), e.getMessage());
            }
        }
        loop.received(results, Objects.requireNonNull(acknowledgment)::acknowledge);
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        if (!partitions.isEmpty()) {
            String topic = partitions.iterator().next().topic();
            loop.assigned(numbers(partitions), consumer.partitionsFor(topic).size());
        }
    }

    @Override
    public void onPartitionsRevokedBeforeCommit(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        if (!partitions.isEmpty()) {
            loop.revoked(numbers(partitions));
        }
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        if (!partitions.isEmpty()) {
            loop.revoked(numbers(partitions));
        }
    }

    private static Set<Integer> numbers(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet());
    }
}

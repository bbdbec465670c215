package dev.lookback.workers.compressor;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationListener;
import org.springframework.kafka.event.ListenerContainerIdleEvent;
import org.springframework.kafka.listener.BatchConsumerAwareMessageListener;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;

import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * Brings records, rebalances and, when nothing comes, the passing of time to the {@link Compressor}, all on the consumer's
 * thread, which Kafka's consumer asks for.
 */
final class CompressorListener
        implements BatchConsumerAwareMessageListener<byte[], byte[]>,
                ConsumerAwareRebalanceListener,
                ApplicationListener<ListenerContainerIdleEvent> {

    /** How its container's name begins; the idle events of others are not ours. */
    static final String CONTAINER = "compressor";

    private final Compressor compressor;

    CompressorListener(Compressor compressor) {
        this.compressor = compressor;
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records, @Nullable Consumer<?, ?> consumer) {
        compressor.receive(records);
        compressor.tick(Objects.requireNonNull(consumer));
    }

    @Override
    public void onApplicationEvent(ListenerContainerIdleEvent event) {
        if (event.getListenerId().startsWith(CONTAINER)) {
            compressor.tick(event.getConsumer());
        }
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        compressor.assigned(partitions);
    }

    @Override
    public void onPartitionsRevokedAfterCommit(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        compressor.revoked(partitions);
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        compressor.revoked(partitions);
    }
}

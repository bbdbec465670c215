package dev.lookback.workers.recent;

import dev.lookback.workers.bulk.DayIndexes;
import dev.lookback.workers.record.HarvestTopic;
import dev.lookback.workers.record.RecordDecoder;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchConsumerAwareMessageListener;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The edge to Kafka, all of it on the consumer's thread: takes what was polled, commits what is settled, and has the
 * partitions paused while too much is in hand. It never waits for Elasticsearch, so polling goes on whatever happens there.
 */
final class RecentListener
        implements BatchConsumerAwareMessageListener<byte[], byte[]>, ConsumerAwareRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(RecentListener.class);
    private static final Duration HAND_OVER = Duration.ofSeconds(5);
    private static final long COMMIT_EVERY_NANOS = Duration.ofMillis(500).toNanos();

    private final HarvestTopic topic;
    private final RecentIntake intake;
    private final OffsetLedger ledger;
    private final DayIndexes indexes;
    private final Pausing pausing;

    @Nullable
    private RecordDecoder decoder;

    private long lastCommit;

    RecentListener(HarvestTopic topic, RecentIntake intake, OffsetLedger ledger, DayIndexes indexes, Pausing pausing) {
        this.topic = topic;
        this.intake = intake;
        this.ledger = ledger;
        this.indexes = indexes;
        this.pausing = pausing;
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records, @Nullable Consumer<?, ?> consumer) {
        RecordDecoder current = Objects.requireNonNull(decoder, "records before an assignment");
        for (ConsumerRecord<byte[], byte[]> record : records) {
            intake.take(record, current, indexes, pausing::less);
        }
        intake.flush();
        pausing.more();
        if (System.nanoTime() - lastCommit > COMMIT_EVERY_NANOS) {
            commit(Objects.requireNonNull(consumer));
        }
    }

    /** Nothing was polled: nothing is there, or the partitions are paused. */
    void onIdle(Consumer<?, ?> consumer) {
        commit(consumer);
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        // The topic may have been made anew since the last time.
        decoder = new RecordDecoder(topic.currentId());
    }

    /** Also when the process stops: what is in flight is given a moment, so that little is read twice. */
    @Override
    public void onPartitionsRevokedBeforeCommit(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        ledger.awaitSettled(partitions, HAND_OVER);
        Map<TopicPartition, OffsetAndMetadata> offsets = committable(consumer);
        try {
            if (!offsets.isEmpty()) {
                consumer.commitSync(offsets);
            }
        } catch (KafkaException e) {
            LOG.warn("{}: offsets not committed, their records are read again: {}", topic.name(), e.getMessage());
        }
        ledger.forget(partitions);
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        ledger.forget(partitions);
    }

    private void commit(Consumer<?, ?> consumer) {
        Map<TopicPartition, OffsetAndMetadata> offsets = committable(consumer);
        lastCommit = System.nanoTime();
        if (!offsets.isEmpty()) {
            consumer.commitAsync(offsets, (tried, failure) -> {
                if (failure != null) {
                    LOG.debug("{}: offsets not committed, tried again later: {}", topic.name(), failure.getMessage());
                    tried.forEach((partition, offset) -> ledger.commitLater(partition, offset.offset()));
                }
            });
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> committable(Consumer<?, ?> consumer) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        ledger.takeCommittable().forEach((partition, offset) -> {
            if (consumer.assignment().contains(partition)) {
                offsets.put(partition, new OffsetAndMetadata(offset));
            }
        });
        return offsets;
    }
}

package dev.lookback.workers.compressor;

import dev.lookback.model.block.BlockCatalogue;
import dev.lookback.model.block.PartName;
import dev.lookback.model.topic.Environment;
import dev.lookback.workers.record.RecordDecoder;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

import java.util.Set;
import java.util.function.Supplier;

/** Begins an assigned partition where its last owner has committed. */
final class PartitionStarter {

    private final Environment environment;
    private final PartRules rules;
    private final BlockCatalogue catalogue;
    private final Supplier<String> topicId;
    private final CompressorMetrics metrics;

    /** @param topicId Kafka's, as it is now */
    PartitionStarter(
            Environment environment,
            PartRules rules,
            BlockCatalogue catalogue,
            Supplier<String> topicId,
            CompressorMetrics metrics) {
        this.environment = environment;
        this.rules = rules;
        this.catalogue = catalogue;
        this.topicId = topicId;
        this.metrics = metrics;
    }

    /**
     * Whether the topic still is the one that the partition was started on.
     *
     * @throws org.apache.kafka.common.KafkaException if Kafka does not answer, or there is no such topic any more
     */
    boolean isOfCurrentTopic(PartitionCompressor partition) {
        return PartName.topicHash(topicId.get())
                .equals(partition.archived().source().topicHash());
    }

    /** @throws org.apache.kafka.common.KafkaException if Kafka does not answer */
    PartitionCompressor start(TopicPartition partition, Consumer<?, ?> consumer) {
        Set<TopicPartition> one = Set.of(partition);
        long rereadUntil = consumer.endOffsets(one).getOrDefault(partition, Long.MAX_VALUE);
        PartitionArchive archive = new PartitionArchive(
                rules,
                new Coverage(rereadUntil),
                Commits.closed(consumer.committed(one).get(partition)));
        String id = topicId.get();
        PartArchiver.Source source = new PartArchiver.Source(PartName.topicHash(id), partition.partition());
        return new PartitionCompressor(
                archive,
                new ArchivedOffsets(catalogue, environment, source),
                new RecordDecoder(id),
                rules.intervals(),
                metrics);
    }
}

package dev.lookback.workers.compressor;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All partitions that this process has, on the thread of their consumer. A record that was received waits here until the
 * archive has answered what it has of its interval; while the archive or Kafka does not answer, no more are fetched.
 */
final class Compressor {

    private static final Logger log = LoggerFactory.getLogger(Compressor.class);

    /** Writing gives way to polling after this long: a part is at most so many bytes, but any number may be due. */
    private static final Duration WRITING = Duration.ofSeconds(30);

    private static final Comparator<TopicPartition> ORDER =
            Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);

    private static final Duration BETWEEN_END_OFFSETS = Duration.ofSeconds(1);

    private final PartitionStarter starter;
    private final PartArchiver archiver;
    private final Workspace workspace;
    private final CompressorMetrics metrics;
    private final Clock clock;

    private final Setback setback = new Setback();
    private final Commits commits = new Commits();
    private final WaitingRecords waiting = new WaitingRecords();
    private final Map<TopicPartition, PartitionCompressor> partitions = new TreeMap<>(ORDER);
    private Instant endOffsetsAskedAt = Instant.MIN;
    private boolean isTopicVerified;
    private volatile Instant lastTick;

    /** Where batches wait and parts are made. */
    record Workspace(Path directory, BufferMemory memory) {}

    /** Between two polls the topic was deleted and made anew: what is in hand may be of either. */
    private static final class TopicMadeAnewException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    Compressor(
            PartitionStarter starter,
            PartArchiver archiver,
            Workspace workspace,
            CompressorMetrics metrics,
            Clock clock) {
        this.starter = starter;
        this.archiver = archiver;
        this.workspace = workspace;
        this.metrics = metrics;
        this.clock = clock;
        this.lastTick = clock.instant();
    }

    void assigned(Collection<TopicPartition> assigned) {
        waiting.begin(assigned);
    }

    /** Their next owner reads again from the last commit: nothing is to be saved. */
    void revoked(Collection<TopicPartition> revoked) {
        giveUp(revoked, CompressorMetrics.Drop.HANDED_OVER);
    }

    private void giveUp(Collection<TopicPartition> revoked, CompressorMetrics.Drop reason) {
        waiting.end(revoked);
        for (TopicPartition partition : revoked) {
            PartitionCompressor compressor = partitions.remove(partition);
            if (compressor != null) {
                compressor.abandon(reason);
            }
        }
        commits.forget(revoked);
    }

    void receive(List<ConsumerRecord<byte[], byte[]>> records) {
        waiting.add(records);
    }

    /** Does what time and the archive allow. To be called once a second at least, records or not. */
    void tick(Consumer<?, ?> consumer) {
        Instant now = clock.instant();
        lastTick = now;
        if (setback.isPausing(now)) {
            // A rebalance may have brought partitions that nobody has paused yet.
            consumer.pause(consumer.assignment());
            return;
        }
        try {
            work(consumer, now);
            setback.recovered();
            consumer.resume(consumer.paused());
        } catch (WakeupException e) {
            // The container stops.
        } catch (TopicMadeAnewException e) {
            beginAnew(consumer);
        } catch (IOException | UncheckedIOException | KafkaException e) {
            setback.failed(e, clock.instant());
            consumer.pause(consumer.assignment());
        }
    }

    Setback setback() {
        return setback;
    }

    /** May be read by any thread. */
    Instant lastTick() {
        return lastTick;
    }

    /** One process of the group has it, which then does what one of them has to do. May be asked by any thread. */
    boolean hasFirstPartition() {
        return waiting.hasFirstPartition();
    }

    private void work(Consumer<?, ?> consumer, Instant now) throws IOException {
        isTopicVerified = false;
        start(consumer);
        takeWaiting();
        askEndOffsets(consumer, now);
        try {
            write(consumer, now);
        } finally {
            // What was written before a failure counts.
            commit(consumer);
        }
    }

    /** The old topic's records are gone, and the group's commits with them. */
    private void beginAnew(Consumer<?, ?> consumer) {
        Set<TopicPartition> all = Set.copyOf(waiting.partitions());
        log.warn("the topic of {} was deleted and made anew: reading from its beginning", all);
        giveUp(all, CompressorMetrics.Drop.DELETED);
        assigned(all);
        consumer.seekToBeginning(all);
        consumer.resume(consumer.paused());
    }

    /**
     * Asked once a tick, before anything is written or committed: between two polls nothing comes to what is in hand, so it
     * all is of the topic that its parts are named after.
     */
    private void verifyTopic(PartitionCompressor partition) {
        if (!isTopicVerified && !starter.isOfCurrentTopic(partition)) {
            throw new TopicMadeAnewException();
        }
        isTopicVerified = true;
    }

    private void start(Consumer<?, ?> consumer) {
        for (TopicPartition partition : waiting.partitions()) {
            if (!partitions.containsKey(partition)) {
                partitions.put(partition, starter.start(partition, consumer));
            }
        }
    }

    private void takeWaiting() throws IOException {
        for (Map.Entry<TopicPartition, PartitionCompressor> partition : partitions.entrySet()) {
            Deque<ConsumerRecord<byte[], byte[]>> records = waiting.of(partition.getKey());
            while (!records.isEmpty()) {
                if (partition.getValue().hasPassed(records.element().offset())) {
                    verifyTopic(partition.getValue());
                }
                partition.getValue().take(records.element());
                records.remove();
            }
            workspace.memory().bound(buffers(), workspace.directory());
        }
    }

    private void askEndOffsets(Consumer<?, ?> consumer, Instant now) {
        if (now.isBefore(endOffsetsAskedAt.plus(BETWEEN_END_OFFSETS))) {
            return;
        }
        long millis = now.toEpochMilli();
        Map<TopicPartition, PartitionArchive> asking = new HashMap<>();
        partitions.forEach((partition, compressor) -> {
            if (compressor.archive().needsEndOffset(millis)) {
                asking.put(partition, compressor.archive());
            }
        });
        if (!asking.isEmpty()) {
            endOffsetsAskedAt = now;
            Map<TopicPartition, Long> ends = consumer.endOffsets(asking.keySet());
            asking.forEach((partition, archive) -> {
                Long end = ends.get(partition);
                if (end != null) {
                    archive.endOffset(end, millis);
                }
            });
        }
    }

    private void write(Consumer<?, ?> consumer, Instant start) throws IOException {
        for (Map.Entry<TopicPartition, PartitionCompressor> partition : partitions.entrySet()) {
            long position = position(partition.getKey(), consumer);
            while (clock.instant().isBefore(start.plus(WRITING))
                    && partition.getValue().archive().hasDue(position)) {
                verifyTopic(partition.getValue());
                partition.getValue().writeNext(position, archiver, workspace.directory());
                // A long catching up must not lose what it has done.
                commit(consumer);
            }
        }
    }

    private void commit(Consumer<?, ?> consumer) {
        Map<TopicPartition, OffsetAndMetadata> wanted = new HashMap<>();
        long uncommitted = 0;
        for (Map.Entry<TopicPartition, PartitionCompressor> partition : partitions.entrySet()) {
            long position = position(partition.getKey(), consumer);
            PartitionArchive archive = partition.getValue().archive();
            long offset = archive.commitOffset(position);
            uncommitted += position - offset;
            wanted.put(partition.getKey(), Commits.commit(offset, archive.closed(position)));
        }
        if (commits.isNews(wanted)) {
            verifyTopic(partitions.values().iterator().next());
            commits.commit(wanted, consumer);
        }
        List<PartBuffer> buffers = buffers();
        metrics.holds(buffers.size(), BufferMemory.held(buffers), uncommitted);
    }

    /** Up to where a partition was read: what waits was not. */
    private long position(TopicPartition partition, Consumer<?, ?> consumer) {
        ConsumerRecord<byte[], byte[]> first = waiting.of(partition).peek();
        return first == null ? consumer.position(partition) : first.offset();
    }

    private List<PartBuffer> buffers() {
        return partitions.values().stream()
                .flatMap(partition -> partition.buffers().stream())
                .toList();
    }
}

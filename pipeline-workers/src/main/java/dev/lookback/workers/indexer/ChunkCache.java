package dev.lookback.workers.indexer;

import dev.lookback.model.block.ChunkHeaders;
import dev.lookback.model.block.Part;
import dev.lookback.model.time.Interval;
import dev.lookback.model.time.Intervals;
import dev.lookback.model.topic.Environment;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * Finds parts in {@code c-<env>}. An interval's chunks lie in one partition, and no part is written before its interval
 * begins; those of the on-time part soon after it ends. So it reads on from the interval's start until it has every part,
 * or has read its fill. What it does not find, the archive has.
 */
final class ChunkCache implements PartCache, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ChunkCache.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Supplier<Consumer<byte[], byte[]>> kafka;
    private final Intervals intervals;
    private final IndexerProperties.Chunks limits;
    private final Clock clock;

    /** Used before: many tasks read a few records each, and a consumer's connections take longer than that. */
    private final Queue<Consumer<byte[], byte[]>> idle = new ConcurrentLinkedQueue<>();

    ChunkCache(
            Supplier<Consumer<byte[], byte[]>> kafka,
            Intervals intervals,
            IndexerProperties.Chunks limits,
            Clock clock) {
        this.kafka = kafka;
        this.intervals = intervals;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public Map<Part, Path> fetch(Environment environment, Interval interval, Collection<Part> wanted, Path directory) {
        Instant end = intervals.end(interval);
        if (wanted.isEmpty() || end.plus(limits.maxAge()).isBefore(clock.instant())) {
            return Map.of();
        }
        try (ChunkAssembly assembly = new ChunkAssembly(directory, wanted)) {
            scan(environment.chunkTopic(), interval, assembly);
            return assembly.whole();
        } catch (KafkaException e) {
            log.warn("{}: not readable now, the archive is read instead: {}", environment.chunkTopic(), e.toString());
            return Map.of();
        }
    }

    @Override
    public void close() {
        idle.forEach(Consumer::close);
    }

    private void scan(String topic, Interval interval, ChunkAssembly assembly) {
        Consumer<byte[], byte[]> used = idle.poll();
        Consumer<byte[], byte[]> consumer = used == null ? kafka.get() : used;
        try {
            scan(consumer, topic, interval, assembly);
            consumer.unsubscribe();
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
        idle.add(consumer);
    }

    private void scan(Consumer<byte[], byte[]> consumer, String topic, Interval interval, ChunkAssembly assembly) {
        List<PartitionInfo> partitions = consumer.partitionsFor(topic, PATIENCE);
        if (partitions == null || partitions.isEmpty()) {
            return;
        }
        TopicPartition partition = new TopicPartition(topic, ChunkHeaders.partition(interval, partitions.size()));
        long appendedAfter = intervals.start(interval).toEpochMilli();
        OffsetAndTimestamp start = consumer.offsetsForTimes(Map.of(partition, appendedAfter), PATIENCE)
                .get(partition);
        if (start == null) {
            return;
        }
        consumer.assign(List.of(partition));
        consumer.seek(partition, start.offset());
        long end = consumer.endOffsets(List.of(partition), PATIENCE).getOrDefault(partition, 0L);
        read(consumer, partition, end, assembly);
    }

    private void read(Consumer<byte[], byte[]> consumer, TopicPartition partition, long end, ChunkAssembly assembly) {
        long rest = limits.maxScan().toBytes();
        Instant until = clock.instant().plus(PATIENCE);
        while (!assembly.isDone()
                && rest > 0
                && consumer.position(partition) < end
                && clock.instant().isBefore(until)) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                rest -= Math.max(0, record.serializedValueSize());
                until = clock.instant().plus(PATIENCE);
                if (record.value() != null) {
                    ChunkHeaders.parse(headers(record)).ifPresent(headers -> assembly.add(headers, record.value()));
                }
            }
        }
    }

    private static Map<String, String> headers(ConsumerRecord<?, ?> record) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            if (header.value() != null) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return headers;
    }
}

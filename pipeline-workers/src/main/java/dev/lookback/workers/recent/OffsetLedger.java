package dev.lookback.workers.recent;

import org.apache.kafka.common.TopicPartition;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Which records are in hand, a partition's in the order of their offsets, so that offsets are committed only behind what
 * is settled. Thread-safe.
 */
final class OffsetLedger {

    private final Map<TopicPartition, Deque<Entry>> inHand = new HashMap<>();
    private final Map<TopicPartition, Long> committable = new HashMap<>();
    private long bytes;

    /** @param bytes that it holds until it is settled */
    synchronized Entry begin(TopicPartition partition, long offset, long bytes) {
        Entry entry = new Entry(partition, offset, bytes);
        inHand.computeIfAbsent(partition, any -> new ArrayDeque<>()).add(entry);
        this.bytes += bytes;
        return entry;
    }

    synchronized void settle(Entry entry) {
        bytes -= entry.bytes;
        entry.isSettled = true;
        Deque<Entry> entries = inHand.get(entry.partition);
        // Of a partition that has gone in the meantime, and may have come back, nothing is known here.
        while (entries != null && !entries.isEmpty() && entries.getFirst().isSettled) {
            committable.put(entry.partition, entries.removeFirst().offset + 1);
        }
        notifyAll();
    }

    /** A commit has failed: the offset stands until a later one takes its place. */
    synchronized void commitLater(TopicPartition partition, long offset) {
        committable.merge(partition, offset, Math::max);
    }

    /** The offsets to commit that have moved since the last call. */
    synchronized Map<TopicPartition, Long> takeCommittable() {
        Map<TopicPartition, Long> taken = Map.copyOf(committable);
        committable.clear();
        return taken;
    }

    /** These partitions are somebody else's now. */
    synchronized void forget(Collection<TopicPartition> partitions) {
        inHand.keySet().removeAll(partitions);
        committable.keySet().removeAll(partitions);
    }

    /** Returns when nothing of these partitions is in hand, or after the limit. */
    synchronized void awaitSettled(Collection<TopicPartition> partitions, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        try {
            for (long left = limit.toMillis(); left > 0 && !isSettled(partitions); left = millisUntil(end)) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long millisUntil(long end) {
        return TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    }

    private boolean isSettled(Collection<TopicPartition> partitions) {
        return partitions.stream().map(inHand::get).allMatch(entries -> entries == null || entries.isEmpty());
    }

    /** Of all records in hand, those of partitions that have gone included: they hold memory all the same. */
    synchronized long bytes() {
        return bytes;
    }

    static final class Entry {
        private final TopicPartition partition;
        private final long offset;
        private final long bytes;
        private boolean isSettled;

        private Entry(TopicPartition partition, long offset, long bytes) {
            this.partition = partition;
            this.offset = offset;
            this.bytes = bytes;
        }
    }
}

package dev.lookback.api.schedule;

import org.apache.kafka.common.utils.Utils;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * The partitions of the progress topic that this process owns: with them come the indexes to schedule.
 *
 * @param partitions of those that the topic has
 */
record Ownership(Set<Integer> partitions, int count) {

    static final Ownership NOTHING = new Ownership(Set.of(), 1);

    Ownership {
        partitions = Set.copyOf(partitions);
    }

    Ownership plus(Set<Integer> more, int newCount) {
        Set<Integer> all = new HashSet<>(partitions);
        all.addAll(more);
        return new Ownership(all, newCount);
    }

    Ownership minus(Set<Integer> less) {
        Set<Integer> rest = new HashSet<>(partitions);
        rest.removeAll(less);
        return new Ownership(rest, count);
    }

    boolean owns(String index) {
        return partitions.contains(partitionOf(index, count));
    }

    /** Where a producer's default partitioner puts results, whose key is the index. */
    static int partitionOf(String index, int count) {
        return Utils.toPositive(Utils.murmur2(index.getBytes(StandardCharsets.UTF_8))) % count;
    }
}

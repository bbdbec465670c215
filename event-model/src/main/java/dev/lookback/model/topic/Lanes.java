package dev.lookback.model.topic;

import dev.lookback.model.time.Interval;

import java.nio.charset.StandardCharsets;

/**
 * Which partition of {@code h-<env>} a host's batch of an interval goes to:
 * {@code (interval × lanes + hash(host) mod lanes) mod partitions}.
 *
 * @param count lanes an interval is spread over, 1 to partitions
 */
public record Lanes(int count) {

    public Lanes {
        if (count < 1) {
            throw new IllegalArgumentException("lanes: " + count + " (expected: 1 or more)");
        }
    }

    public int partition(Interval interval, String host, int partitions) {
        if (count > partitions) {
            throw new IllegalArgumentException(
                    "lanes: " + count + " (expected: at most " + partitions + ", the partitions)");
        }
        long lane = (murmur2(host.getBytes(StandardCharsets.UTF_8)) & 0x7fffffff) % count;
        return (int) ((interval.number() * count + lane) % partitions);
    }

    /** Kafka's own variant of MurmurHash2 (org.apache.kafka.common.utils.Utils), here since the model knows no Kafka. */
    static int murmur2(byte[] data) {
        final int m = 0x5bd1e995;
        int h = 0x9747b28c ^ data.length;
        int words = data.length / 4;
        for (int i = 0; i < words; i++) {
            int at = i * 4;
            int k = (data[at] & 0xff) | (data[at + 1] & 0xff) << 8 | (data[at + 2] & 0xff) << 16 | data[at + 3] << 24;
            k *= m;
            k ^= k >>> 24;
            h = h * m ^ k * m;
        }
        int rest = words * 4;
        if (rest < data.length) {
            for (int i = data.length - 1; i >= rest; i--) {
                h ^= (data[i] & 0xff) << 8 * (i - rest);
            }
            h *= m;
        }
        h ^= h >>> 13;
        h *= m;
        return h ^ h >>> 15;
    }
}

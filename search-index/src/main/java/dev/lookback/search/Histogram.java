package dev.lookback.search;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How what was found lies in time.
 *
 * @param width of every bucket
 * @param buckets from the range's start to its end without a gap, empty ones included; they begin at multiples of the width
 */
public record Histogram(Duration width, List<Bucket> buckets) {

    public Histogram {
        buckets = List.copyOf(buckets);
    }

    /** @param levels how many events have which {@code log.level}; events without one are in the count alone */
    public record Bucket(Instant start, long count, SortedMap<String, Long> levels) {

        public Bucket {
            levels = Collections.unmodifiableSortedMap(new TreeMap<>(levels));
        }
    }
}

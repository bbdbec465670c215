package dev.lookback.model.block;

import dev.lookback.model.batch.BatchHeaders;
import dev.lookback.model.time.Interval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The numbers of one agent's batches in a part, from which gaps are found: a range's first batch says, by
 * {@code lb-prev}, in which interval the batch before it is to be found.
 *
 * @param host that the batches came from
 * @param batches ranges of {@code lb-seq}, in order, not touching
 * @param previous the interval of the batch before a range, by the range's first number; the first batch has none
 */
public record AgentBatches(String host, List<SequenceRange> batches, SortedMap<Long, Interval> previous) {

    /** Both ends included. */
    public record SequenceRange(long first, long last) {}

    public AgentBatches {
        batches = List.copyOf(batches);
        previous = Collections.unmodifiableSortedMap(new TreeMap<>(previous));
    }

    /** Collects batches as they come; the same batch twice counts once. */
    public static final class Ledger {

        private final String host;
        private final SortedMap<Long, BatchHeaders.Origin> origins = new TreeMap<>();

        public Ledger(String host) {
            this.host = host;
        }

        public void add(BatchHeaders.Origin origin) {
            origins.put(origin.sequence(), origin);
        }

        public AgentBatches batches() {
            List<SequenceRange> ranges = new ArrayList<>();
            SortedMap<Long, Interval> previous = new TreeMap<>();
            for (BatchHeaders.Origin origin : origins.values()) {
                long sequence = origin.sequence();
                if (!ranges.isEmpty() && ranges.getLast().last() == sequence - 1) {
                    ranges.add(new SequenceRange(ranges.removeLast().first(), sequence));
                } else {
                    ranges.add(new SequenceRange(sequence, sequence));
                    origin.previous().ifPresent(interval -> previous.put(sequence, interval));
                }
            }
            return new AgentBatches(host, ranges, previous);
        }
    }
}

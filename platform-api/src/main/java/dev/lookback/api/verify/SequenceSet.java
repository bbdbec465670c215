package dev.lookback.api.verify;

import dev.lookback.model.block.AgentBatches.SequenceRange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Numbers as ranges that do not touch: numbers that are all there take one range, however many they are. */
final class SequenceSet {

    private final NavigableMap<Long, Long> ranges = new TreeMap<>();

    void add(SequenceRange range) {
        long first = range.first();
        long last = range.last();
        Map.Entry<Long, Long> before = ranges.floorEntry(first);
        if (before != null && before.getValue() >= first - 1) {
            first = before.getKey();
            last = Math.max(last, before.getValue());
        }
        Map.Entry<Long, Long> inside = ranges.ceilingEntry(first);
        while (inside != null && inside.getKey() - 1 <= last) {
            last = Math.max(last, inside.getValue());
            ranges.remove(inside.getKey());
            inside = ranges.ceilingEntry(first);
        }
        ranges.put(first, last);
    }

    boolean contains(long number) {
        return rangeOf(number).isPresent();
    }

    /** The range that has the number. */
    Optional<SequenceRange> rangeOf(long number) {
        return Optional.ofNullable(ranges.floorEntry(number))
                .filter(range -> range.getValue() >= number)
                .map(range -> new SequenceRange(range.getKey(), range.getValue()));
    }

    /** The highest number below this one. */
    Optional<Long> below(long number) {
        return Optional.ofNullable(ranges.lowerEntry(number)).map(range -> Math.min(range.getValue(), number - 1));
    }

    /** In order. */
    List<SequenceRange> ranges() {
        List<SequenceRange> all = new ArrayList<>(ranges.size());
        ranges.forEach((first, last) -> all.add(new SequenceRange(first, last)));
        return all;
    }

    /** How many ranges. */
    int size() {
        return ranges.size();
    }

    long first() {
        return ranges.firstKey();
    }

    long last() {
        return ranges.lastEntry().getValue();
    }
}

package dev.lookback.blocks;

import dev.lookback.model.block.Leftover;
import dev.lookback.model.block.Part;
import dev.lookback.model.block.PartName;
import dev.lookback.model.time.Interval;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** All objects of one interval, with a manifest or without. */
final class IntervalListing {

    private final Optional<Interval> interval;
    private final Set<PartName> there = new TreeSet<>();
    private final Map<PartName, Instant> manifests = new TreeMap<>();
    private final Map<PartName, Long> sizes = new TreeMap<>();

    private IntervalListing(Optional<Interval> interval) {
        this.interval = interval;
    }

    static IntervalListing none() {
        return new IntervalListing(Optional.empty());
    }

    static IntervalListing of(Interval interval) {
        return new IntervalListing(Optional.of(interval));
    }

    boolean isOf(Interval other) {
        return interval.filter(other::equals).isPresent();
    }

    void add(ArchiveKeys.Entry entry, long size, Instant written) {
        there.add(entry.name());
        if (entry.isManifest()) {
            manifests.put(entry.name(), written);
        } else {
            sizes.put(entry.name(), size);
        }
    }

    List<Leftover> leftovers(Instant coveredBefore) {
        return interval.map(of -> Leftover.among(of, there, whole(of), coveredBefore))
                .orElse(List.of());
    }

    /** A manifest whose data is gone covers nothing. */
    private List<Part> whole(Interval of) {
        return manifests.entrySet().stream()
                .filter(manifest -> sizes.containsKey(manifest.getKey()))
                .map(manifest ->
                        new Part(of, manifest.getKey(), sizes.getOrDefault(manifest.getKey(), 0L), manifest.getValue()))
                .toList();
    }
}

package dev.lookback.blocks;

import dev.lookback.model.block.Block;
import dev.lookback.model.block.Part;
import dev.lookback.model.block.PartName;
import dev.lookback.model.time.Interval;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Collects a listing's keys into blocks. Data without a manifest does not count; a manifest without data does, with no
 * bytes, so that whoever reads the block finds out that it is damaged.
 */
final class Listing {

    private final SortedMap<Interval, SortedSet<PartName>> manifests = new TreeMap<>();
    private final Map<ArchiveKeys.Entry, Long> sizes = new HashMap<>();

    void add(ArchiveKeys.Entry entry, long size) {
        if (entry.isManifest()) {
            manifests
                    .computeIfAbsent(entry.interval(), interval -> new TreeSet<>())
                    .add(entry.name());
        } else {
            sizes.put(entry, size);
        }
    }

    List<Block> blocks() {
        return manifests.entrySet().stream()
                .map(interval -> block(interval.getKey(), interval.getValue()))
                .toList();
    }

    private Block block(Interval interval, SortedSet<PartName> names) {
        List<Part> parts = names.stream()
                .map(name ->
                        new Part(interval, name, sizes.getOrDefault(new ArchiveKeys.Entry(interval, name, false), 0L)))
                .toList();
        return Block.of(interval, parts);
    }
}

package dev.lookback.blocks;

import dev.lookback.model.block.Block;
import dev.lookback.model.block.Part;
import dev.lookback.model.block.PartName;
import dev.lookback.model.time.Interval;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Collects a listing's keys into blocks. Data without a manifest does not count; a manifest without data does, with no
 * bytes, so that whoever reads the block finds out that it is damaged.
 */
final class Listing {

    private final SortedMap<Interval, SortedMap<PartName, Instant>> manifests = new TreeMap<>();
    private final Map<ArchiveKeys.Entry, Long> sizes = new HashMap<>();

    void add(ArchiveKeys.Entry entry, long size, Instant written) {
        if (entry.isManifest()) {
            manifests
                    .computeIfAbsent(entry.interval(), interval -> new TreeMap<>())
                    .put(entry.name(), written);
        } else {
            sizes.put(entry, size);
        }
    }

    List<Block> blocks() {
        return manifests.entrySet().stream()
                .map(interval -> block(interval.getKey(), interval.getValue()))
                .toList();
    }

    private Block block(Interval interval, SortedMap<PartName, Instant> manifests) {
        List<Part> parts = manifests.entrySet().stream()
                .map(manifest ->
                        new Part(interval, manifest.getKey(), size(interval, manifest.getKey()), manifest.getValue()))
                .toList();
        return Block.of(interval, parts);
    }

    private long size(Interval interval, PartName name) {
        return sizes.getOrDefault(new ArchiveKeys.Entry(interval, name, false), 0L);
    }
}

package dev.lookback.model.block;

import dev.lookback.model.time.Interval;
import dev.lookback.model.topic.Environment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** An archive for tests: it passes {@link BlockStoreContract}. */
public final class InMemoryBlockStore implements BlockStore, BlockCatalogue {

    private record Key(Environment environment, Interval interval, PartName name) {}

    private record Stored(PartManifest manifest, byte[] data) {}

    private final Map<Key, Stored> parts = new ConcurrentHashMap<>();

    @Override
    public void write(PartManifest manifest, Path data) throws IOException {
        parts.put(
                new Key(manifest.environment(), manifest.interval(), manifest.name()),
                new Stored(manifest, Files.readAllBytes(data)));
    }

    @Override
    public InputStream read(Environment environment, Part part) throws IOException {
        return new ByteArrayInputStream(stored(environment, part).data());
    }

    @Override
    public PartManifest manifest(Environment environment, Part part) throws IOException {
        return stored(environment, part).manifest();
    }

    @Override
    public SortedSet<Environment> environments() {
        SortedSet<Environment> environments = new TreeSet<>();
        parts.keySet().forEach(key -> environments.add(key.environment()));
        return environments;
    }

    @Override
    public List<Block> list(Environment environment, Interval first, Interval last) {
        Map<Interval, List<Part>> byInterval = new TreeMap<>();
        parts.forEach((key, stored) -> {
            boolean isWithin =
                    key.interval().compareTo(first) >= 0 && key.interval().compareTo(last) <= 0;
            if (key.environment().equals(environment) && isWithin) {
                byInterval
                        .computeIfAbsent(key.interval(), interval -> new ArrayList<>())
                        .add(stored.manifest().part());
            }
        });
        return byInterval.entrySet().stream()
                .map(entry -> Block.of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Stored stored(Environment environment, Part part) throws NoSuchFileException {
        Stored stored = parts.get(new Key(environment, part.interval(), part.name()));
        if (stored == null) {
            throw new NoSuchFileException(environment + "/" + part.interval() + "/" + part.name());
        }
        return stored;
    }
}

package dev.lookback.model.block;

import dev.lookback.model.time.Interval;
import dev.lookback.model.topic.Environment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;

/** Objects in memory, which a test damages and takes away: it passes {@link BlockObjectsContract}. */
public final class InMemoryBlockObjects implements BlockObjects {

    private record Stored(Environment environment, BlockObject object, byte[] bytes) {}

    private final Map<String, Stored> objects = new ConcurrentSkipListMap<>();

    /** Data and manifest, as a compressor writes them. */
    public void write(PartManifest manifest, byte[] data) {
        put(manifest, false, data);
        put(manifest, true, ManifestJson.write(manifest));
    }

    public void alter(String key, UnaryOperator<byte[]> change) {
        Stored stored = objects.get(key);
        BlockObject object = stored.object();
        byte[] bytes = change.apply(stored.bytes().clone());
        objects.put(
                key,
                new Stored(
                        stored.environment(),
                        new BlockObject(
                                key,
                                object.interval(),
                                object.name(),
                                object.isManifest(),
                                bytes.length,
                                object.writtenAt()),
                        bytes));
    }

    public void remove(String key) {
        objects.remove(key);
    }

    public void clear() {
        objects.clear();
    }

    public static String key(PartManifest manifest, boolean isManifest) {
        return manifest.environment() + "/" + manifest.interval() + "/" + manifest.name()
                + (isManifest ? ".json" : ".ndjson.bz2");
    }

    @Override
    public List<BlockObject> list(Environment environment, Interval first, Interval last) {
        return objects.values().stream()
                .filter(stored -> stored.environment().equals(environment))
                .map(Stored::object)
                .filter(object -> object.interval().compareTo(first) >= 0
                        && object.interval().compareTo(last) <= 0)
                .toList();
    }

    @Override
    public Optional<Interval> oldest(Environment environment) {
        return list(environment, new Interval(0), new Interval(Long.MAX_VALUE)).stream()
                .map(BlockObject::interval)
                .findFirst();
    }

    @Override
    public InputStream open(BlockObject object) throws IOException {
        Stored stored = objects.get(object.key());
        if (stored == null) {
            throw new NoSuchFileException(object.key());
        }
        return new ByteArrayInputStream(stored.bytes());
    }

    private void put(PartManifest manifest, boolean isManifest, byte[] bytes) {
        String key = key(manifest, isManifest);
        Instant writtenAt = manifest.writing().writtenAt();
        objects.put(
                key,
                new Stored(
                        manifest.environment(),
                        new BlockObject(key, manifest.interval(), manifest.name(), isManifest, bytes.length, writtenAt),
                        bytes));
    }
}

package dev.lookback.workers.compressor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.block.Block;
import dev.lookback.model.block.BlockCatalogue;
import dev.lookback.model.block.BlockStore;
import dev.lookback.model.block.Part;
import dev.lookback.model.block.PartManifest;
import dev.lookback.model.block.PartName;
import dev.lookback.model.time.Interval;
import dev.lookback.model.topic.Environment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * An archive whose two objects a part come one after the other, as S3's do, with points between them. It outlives the
 * processes that write to it, and finds out who writes other bytes under a name that was there.
 */
final class RecordedArchive {

    private record Key(Interval interval, PartName name) {}

    private final Map<Key, byte[]> data = new HashMap<>();
    private final Map<Key, PartManifest> manifests = new HashMap<>();
    private int rewritten;

    /** As one process sees it. */
    View of(Faults faults) {
        return new View(faults);
    }

    /** How often the same bytes were written again. */
    int rewritten() {
        return rewritten;
    }

    /** All of them, leftovers too. */
    Collection<PartManifest> manifests() {
        return Collections.unmodifiableCollection(manifests.values());
    }

    byte[] data(PartManifest manifest) {
        return Objects.requireNonNull(data.get(new Key(manifest.interval(), manifest.name())));
    }

    final class View implements BlockStore, BlockCatalogue {

        private final Faults faults;

        private View(Faults faults) {
            this.faults = faults;
        }

        @Override
        public void write(PartManifest manifest, Path file) throws IOException {
            Key key = new Key(manifest.interval(), manifest.name());
            faults.at(FaultPoint.BEFORE_DATA);
            byte[] bytes = Files.readAllBytes(file);
            byte[] before = data.put(key, bytes);
            if (before != null) {
                assertThat(bytes).as("%s written again", manifest.name()).isEqualTo(before);
                rewritten++;
            }
            faults.at(FaultPoint.AFTER_DATA);
            manifests.put(key, manifest);
            faults.at(FaultPoint.AFTER_MANIFEST);
        }

        @Override
        public InputStream read(Environment environment, Part part) throws IOException {
            byte[] bytes = data.get(new Key(part.interval(), part.name()));
            if (bytes == null) {
                throw new NoSuchFileException(part.name().toString());
            }
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public PartManifest manifest(Environment environment, Part part) throws IOException {
            PartManifest manifest = manifests.get(new Key(part.interval(), part.name()));
            if (manifest == null) {
                throw new NoSuchFileException(part.name().toString());
            }
            return manifest;
        }

        @Override
        public SortedSet<Environment> environments() {
            throw new UnsupportedOperationException("nobody asks here");
        }

        @Override
        public List<Block> list(Environment environment, Interval first, Interval last) {
            faults.at(FaultPoint.BEFORE_LISTING);
            Map<Interval, List<Part>> parts = new TreeMap<>();
            manifests.forEach((key, manifest) -> {
                if (key.interval().compareTo(first) >= 0 && key.interval().compareTo(last) <= 0) {
                    parts.computeIfAbsent(key.interval(), interval -> new ArrayList<>())
                            .add(manifest.part());
                }
            });
            List<Block> blocks = parts.entrySet().stream()
                    .map(entry -> Block.of(entry.getKey(), entry.getValue()))
                    .toList();
            faults.at(FaultPoint.AFTER_LISTING);
            return blocks;
        }
    }
}

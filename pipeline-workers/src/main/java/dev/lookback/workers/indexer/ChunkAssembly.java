package dev.lookback.workers.indexer;

import dev.lookback.model.block.ChunkHeaders;
import dev.lookback.model.block.Part;
import dev.lookback.model.block.PartName;
import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Puts parts together from their chunks, in the order in which they lie in the partition. A compressor that was stopped
 * in the middle has sent the first chunks twice: each first chunk begins the part anew.
 */
final class ChunkAssembly implements Closeable {

    private final Path directory;
    private final Map<PartName, Assembly> open = new HashMap<>();
    private final Map<Part, Path> whole = new HashMap<>();

    /** @param directory for the parts' files */
    ChunkAssembly(Path directory, Collection<Part> wanted) {
        this.directory = directory;
        wanted.forEach(part -> open.put(part.name(), new Assembly(part)));
    }

    void add(ChunkHeaders headers, byte[] value) {
        Assembly assembly = open.get(headers.part());
        if (assembly != null && assembly.part.interval().equals(headers.interval()) && assembly.add(headers, value)) {
            open.remove(headers.part());
        }
    }

    boolean isDone() {
        return open.isEmpty();
    }

    /** The parts that came together whole and with the right checksum. */
    Map<Part, Path> whole() {
        return Map.copyOf(whole);
    }

    @Override
    public void close() {
        open.values().forEach(Assembly::close);
    }

    private final class Assembly {

        private final Part part;
        private @Nullable LocalPart file;
        private int next = 1;

        Assembly(Part part) {
            this.part = part;
        }

        /** @return whether the part is whole */
        boolean add(ChunkHeaders headers, byte[] value) {
            if (headers.index() == 1) {
                close();
                file = new LocalPart(directory.resolve(part.name().toString()));
                next = 1;
            }
            LocalPart target = file;
            if (target == null || headers.index() != next) {
                return false;
            }
            target.append(value, value.length);
            next++;
            if (headers.index() < headers.count()) {
                return false;
            }
            file = null;
            boolean isWhole = target.isWhole(part.compressedBytes(), headers.sha256());
            if (isWhole) {
                whole.put(part, target.path());
            }
            return isWhole;
        }

        void close() {
            LocalPart unfinished = file;
            if (unfinished != null) {
                unfinished.close();
            }
        }
    }
}

package dev.lookback.workers.indexer;

import dev.lookback.model.block.BlockStore;
import dev.lookback.model.block.Part;
import dev.lookback.model.topic.Environment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Brings one part from the archive. */
final class PartDownload {

    private static final int BUFFER = 128 * 1024;

    private final BlockStore store;
    private final IndexerMetrics metrics;

    PartDownload(BlockStore store, IndexerMetrics metrics) {
        this.store = store;
        this.metrics = metrics;
    }

    /**
     * @return the part's file, whole and with the checksum that its manifest names
     * @throws IOException if it cannot be read now, or is not what its manifest says
     */
    Path fetch(Environment environment, Part part, Path directory) throws IOException {
        String sha256 = store.manifest(environment, part).content().sha256();
        LocalPart file = new LocalPart(directory.resolve(part.name().toString()));
        try (file;
                InputStream data = store.read(environment, part)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = data.read(buffer); read >= 0; read = data.read(buffer)) {
                file.append(buffer, read);
            }
        }
        if (!file.isWhole(part.compressedBytes(), sha256)) {
            metrics.damagedPart();
            throw new IOException(
                    part.name() + ": damaged (expected: " + part.compressedBytes() + " bytes, sha256 " + sha256 + ")");
        }
        return file.path();
    }
}

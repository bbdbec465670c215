package dev.lookback.api.verify;

import dev.lookback.model.block.BlockObject;
import dev.lookback.model.block.BlockObjects;
import dev.lookback.model.block.ManifestJson;
import dev.lookback.model.block.PartManifest;

import java.io.IOException;
import java.io.InputStream;

/** Reads manifests. */
final class ObjectReader {

    /** Far above what any has: some 100,000 harvesters in one part. */
    private static final int MAX_MANIFEST_BYTES = 16 * 1024 * 1024;

    private final BlockObjects objects;

    ObjectReader(BlockObjects objects) {
        this.objects = objects;
    }

    /**
     * The manifest.
     *
     * @throws IOException if it cannot be read now; {@link java.nio.file.NoSuchFileException} if it is gone
     * @throws IllegalArgumentException if it is no manifest
     */
    PartManifest manifest(BlockObject object) throws IOException {
        if (object.size() > MAX_MANIFEST_BYTES) {
            throw new IllegalArgumentException(
                    "manifest: " + object.size() + " bytes (expected: at most " + MAX_MANIFEST_BYTES + ")");
        }
        try (InputStream bytes = objects.open(object)) {
            return ManifestJson.read(bytes.readNBytes(MAX_MANIFEST_BYTES));
        }
    }

    InputStream open(BlockObject object) throws IOException {
        return objects.open(object);
    }
}

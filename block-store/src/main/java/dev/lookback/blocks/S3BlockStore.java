package dev.lookback.blocks;

import dev.lookback.model.block.BlockStore;
import dev.lookback.model.block.ManifestJson;
import dev.lookback.model.block.Part;
import dev.lookback.model.block.PartManifest;
import dev.lookback.model.topic.Environment;
import software.amazon.awssdk.core.sync.RequestBody;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Parts as two objects each. An S3 object is there whole or not at all, so a writing that failed leaves no half of one. */
final class S3BlockStore implements BlockStore {

    private final S3Bucket bucket;
    private final ArchiveKeys keys;

    S3BlockStore(S3Bucket bucket, ArchiveKeys keys) {
        this.bucket = bucket;
        this.keys = keys;
    }

    @Override
    public void write(PartManifest manifest, Path data) throws IOException {
        Environment environment = manifest.environment();
        Part part = manifest.part();
        bucket.put(keys.data(environment, part), "application/x-bzip2", RequestBody.fromFile(data));
        bucket.put(
                keys.manifest(environment, part),
                "application/json",
                RequestBody.fromBytes(ManifestJson.write(manifest)));
    }

    @Override
    public InputStream read(Environment environment, Part part) throws IOException {
        return bucket.open(keys.data(environment, part));
    }

    @Override
    public PartManifest manifest(Environment environment, Part part) throws IOException {
        String key = keys.manifest(environment, part);
        byte[] bytes = bucket.bytes(key);
        try {
            return ManifestJson.read(bytes);
        } catch (IllegalArgumentException e) {
            throw new IOException(key + ": " + e.getMessage(), e);
        }
    }
}

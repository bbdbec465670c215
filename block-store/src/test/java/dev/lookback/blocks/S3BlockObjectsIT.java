package dev.lookback.blocks;

import dev.lookback.model.block.BlockObject;
import dev.lookback.model.block.BlockObjects;
import dev.lookback.model.block.BlockObjectsContract;
import dev.lookback.model.block.PartManifest;
import dev.lookback.model.block.SampleParts;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

class S3BlockObjectsIT extends BlockObjectsContract {

    private final S3Bucket bucket = TestBucket.make();
    private final ArchiveKeys keys = new ArchiveKeys("logs/");

    @TempDir
    Path files;

    @Override
    protected BlockObjects objects() {
        return new S3BlockObjects(bucket, keys);
    }

    @Override
    protected void write(PartManifest manifest) throws IOException {
        new S3BlockStore(bucket, keys).write(manifest, Files.write(files.resolve("part"), SampleParts.DATA));
    }

    @Override
    protected void remove(BlockObject object) {
        try {
            bucket.delete(object.key());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.lookback.workers.compressor;

import dev.lookback.model.block.BlockStore;
import dev.lookback.model.block.Part;
import dev.lookback.model.block.PartManifest;
import dev.lookback.model.topic.Environment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Fails once, before or after the part is there. */
final class FailingBlockStore implements BlockStore {

    private final BlockStore store;
    private int before;
    private int after;

    FailingBlockStore(BlockStore store) {
        this.store = store;
    }

    void failBefore(int times) {
        before = times;
    }

    void failAfter(int times) {
        after = times;
    }

    @Override
    public void write(PartManifest manifest, Path data) throws IOException {
        if (before-- > 0) {
            throw new IOException("the archive is away");
        }
        store.write(manifest, data);
        if (after-- > 0) {
            throw new IOException("killed behind the manifest");
        }
    }

    @Override
    public InputStream read(Environment environment, Part part) throws IOException {
        return store.read(environment, part);
    }

    @Override
    public PartManifest manifest(Environment environment, Part part) throws IOException {
        return store.manifest(environment, part);
    }
}

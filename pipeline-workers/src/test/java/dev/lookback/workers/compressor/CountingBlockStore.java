package dev.lookback.workers.compressor;

import dev.lookback.model.block.BlockStore;
import dev.lookback.model.block.Part;
import dev.lookback.model.block.PartManifest;
import dev.lookback.model.topic.Environment;

import java.io.InputStream;
import java.nio.file.Path;

/** Keeps nothing of what is written but how much it was: the memory that is measured is the compressor's. */
final class CountingBlockStore implements BlockStore {

    private Runnable afterEach = () -> {};
    private int parts;
    private long events;

    void afterEach(Runnable action) {
        afterEach = action;
    }

    int parts() {
        return parts;
    }

    long events() {
        return events;
    }

    @Override
    public void write(PartManifest manifest, Path data) {
        parts++;
        events += manifest.name().events();
        afterEach.run();
    }

    @Override
    public InputStream read(Environment environment, Part part) {
        throw new UnsupportedOperationException("nobody reads here");
    }

    @Override
    public PartManifest manifest(Environment environment, Part part) {
        throw new UnsupportedOperationException("nobody reads here");
    }
}

package dev.lookback.api.events;

import dev.lookback.model.block.Block;
import dev.lookback.model.block.BlockCatalogue;
import dev.lookback.model.block.BlockStore;
import dev.lookback.model.block.InMemoryBlockStore;
import dev.lookback.model.block.Part;
import dev.lookback.model.block.PartManifest;
import dev.lookback.model.time.Interval;
import dev.lookback.model.topic.Environment;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;

/** An archive that counts what is asked of it, and fails as told. */
final class CountedStore implements BlockStore, BlockCatalogue {

    private final InMemoryBlockStore archive;
    private long bytesLeft = Long.MAX_VALUE;
    private boolean isLost;
    private int opened;
    private int open;
    private int mostOpen;
    private int listings;
    private long mostListed;

    CountedStore(InMemoryBlockStore archive) {
        this.archive = archive;
    }

    /** Streams fail when as many bytes were read. */
    void failAfter(long bytes) {
        bytesLeft = bytes;
    }

    /** Objects are listed, and are not there. */
    void lose() {
        isLost = true;
    }

    int opened() {
        return opened;
    }

    int open() {
        return open;
    }

    int mostOpen() {
        return mostOpen;
    }

    int listings() {
        return listings;
    }

    /** Intervals at once. */
    long mostListed() {
        return mostListed;
    }

    @Override
    public void write(PartManifest manifest, Path data) throws IOException {
        archive.write(manifest, data);
    }

    @Override
    public InputStream read(Environment environment, Part part) throws IOException {
        if (isLost) {
            throw new NoSuchFileException(part.name().toString());
        }
        InputStream object = archive.read(environment, part);
        opened++;
        open++;
        mostOpen = Math.max(mostOpen, open);
        return new Counted(object);
    }

    @Override
    public PartManifest manifest(Environment environment, Part part) throws IOException {
        return archive.manifest(environment, part);
    }

    @Override
    public SortedSet<Environment> environments() {
        return archive.environments();
    }

    @Override
    public List<Block> list(Environment environment, Interval first, Interval last) {
        listings++;
        mostListed = Math.max(mostListed, last.number() - first.number() + 1);
        return archive.list(environment, first, last);
    }

    private final class Counted extends FilterInputStream {

        private boolean isClosed;

        Counted(InputStream object) {
            super(object);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, (int) Math.min(length, Math.max(1, bytesLeft)));
            bytesLeft -= Math.max(0, read);
            if (bytesLeft <= 0) {
                throw new IOException("connection reset");
            }
            return read;
        }

        @Override
        public void close() throws IOException {
            if (!isClosed) {
                isClosed = true;
                open--;
            }
            super.close();
        }
    }
}

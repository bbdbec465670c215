package dev.lookback.api.events;

import dev.lookback.model.block.BlockStore;
import dev.lookback.model.block.Part;
import dev.lookback.model.block.PartManifest;
import dev.lookback.model.topic.Environment;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the objects that are open, and can let who reads them wait, as a slow archive does. */
final class HeldStore implements BlockStore {

    private final BlockStore store;
    private final AtomicInteger open = new AtomicInteger();
    private volatile CountDownLatch gate = new CountDownLatch(0);

    HeldStore(BlockStore store) {
        this.store = store;
    }

    void hold() {
        gate = new CountDownLatch(1);
    }

    void letGo() {
        gate.countDown();
    }

    int open() {
        return open.get();
    }

    @Override
    public void write(PartManifest manifest, Path data) throws IOException {
        store.write(manifest, data);
    }

    @Override
    public InputStream read(Environment environment, Part part) throws IOException {
        InputStream object = store.read(environment, part);
        open.incrementAndGet();
        return new Held(object);
    }

    @Override
    public PartManifest manifest(Environment environment, Part part) throws IOException {
        return store.manifest(environment, part);
    }

    private final class Held extends FilterInputStream {

        private boolean isClosed;

        Held(InputStream object) {
            super(object);
        }

        @Override
        public int read() throws IOException {
            pass();
            return super.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            pass();
            return super.read(buffer, offset, length);
        }

        private void pass() throws InterruptedIOException {
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted");
            }
        }

        @Override
        public void close() throws IOException {
            super.close();
            if (!isClosed) {
                isClosed = true;
                open.decrementAndGet();
            }
        }
    }
}

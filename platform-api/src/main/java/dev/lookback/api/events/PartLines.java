package dev.lookback.api.events;

import dev.lookback.model.block.BlockCodec;
import dev.lookback.model.block.BlockStore;
import dev.lookback.model.block.Part;
import dev.lookback.model.block.PartName;
import dev.lookback.model.topic.Environment;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.NoSuchFileException;

/**
 * A part's lines, not compressed any more. Whatever is not as the part's name says comes out as {@link IOException} that
 * names it: an end that is too early, too, which concatenated streams cannot show.
 */
final class PartLines extends InputStream {

    /** What comes late makes many small parts: those are fetched at once, so that none holds a connection of the few. */
    private static final long SMALL = 64 * 1024;

    private final PartName name;
    private final InputStream lines;
    private long bytes;

    private PartLines(PartName name, InputStream lines) {
        this.name = name;
        this.lines = lines;
    }

    /**
     * @throws NoSuchFileException if there is no such object
     * @throws UnansweredException if the archive gives no answer; also out of the stream, there it may be wrapped
     * @throws IOException if the object does not begin as compressed lines do
     */
    static PartLines open(BlockStore store, BlockCodec codec, Environment environment, Part part) throws IOException {
        InputStream object = new Download(store, environment, part);
        try {
            return new PartLines(part.name(), codec.decompress(object));
        } catch (IOException | RuntimeException e) {
            object.close();
            throw new IOException(part.name() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        // Expanding takes a core; what else the process does shall have its turn.
        Thread.yield();
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException(name + ": reading was stopped");
        }
        int read;
        try {
            read = lines.read(buffer, offset, length);
        } catch (IOException | RuntimeException e) {
            throw new IOException(name + ": " + e.getMessage(), e);
        }
        bytes += Math.max(0, read);
        if (read < 0 && bytes != name.rawBytes()) {
            throw new IOException(name + ": " + bytes + " bytes of lines (expected: as many as its name says)");
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    /** An object as it comes: its failures are the archive's. */
    private static final class Download extends FilterInputStream {

        Download(BlockStore store, Environment environment, Part part) throws IOException {
            super(open(store, environment, part));
        }

        private static InputStream open(BlockStore store, Environment environment, Part part) throws IOException {
            try {
                InputStream object = store.read(environment, part);
                return part.compressedBytes() > SMALL ? object : fetched(object);
            } catch (NoSuchFileException e) {
                throw e;
            } catch (IOException e) {
                throw new UnansweredException(e);
            }
        }

        private static InputStream fetched(InputStream object) throws IOException {
            try (object) {
                return new ByteArrayInputStream(object.readAllBytes());
            }
        }

        @Override
        public int read() throws IOException {
            try {
                return super.read();
            } catch (IOException e) {
                throw new UnansweredException(e);
            }
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                return super.read(buffer, offset, length);
            } catch (IOException e) {
                throw new UnansweredException(e);
            }
        }
    }
}

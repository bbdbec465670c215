package dev.lookback.harvester.file;

import org.jspecify.annotations.Nullable;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPInputStream;

/**
 * What gzip has compressed, or is about to. It can be read forwards only: what was read last is kept, so that a reader may step
 * back a little; further back it begins anew.
 */
final class GzipContent implements FileContent {

    /** A reader steps back by what it has not taken: less than its chunk. */
    private static final int KEPT_BYTES = FollowedFileReader.CHUNK_BYTES + 64 * 1_024;

    private final FileChannel channel;
    private byte[] kept = {};

    private @Nullable InputStream expanded;
    private long storedBefore;
    private long keptFrom;
    private int keptLength;

    GzipContent(Path path) throws IOException {
        this.channel = FileChannel.open(path, StandardOpenOption.READ);
    }

    @Override
    public int read(long position, byte[] buffer, int at, int length) throws IOException {
        if (expanded == null || position < keptFrom || channel.size() != storedBefore) {
            begin();
        }
        boolean hasMore = true;
        while (hasMore && keptFrom + keptLength < position + length) {
            hasMore = expand();
        }
        int from = (int) Math.min(position - keptFrom, keptLength);
        int there = Math.min(length, keptLength - from);
        System.arraycopy(kept, from, buffer, at, there);
        return there;
    }

    private void begin() throws IOException {
        storedBefore = channel.size();
        channel.position(0);
        kept = kept.length == 0 ? new byte[2 * KEPT_BYTES] : kept;
        expanded = null;
        keptFrom = 0;
        keptLength = 0;
    }

    /** Returns false at the end of what is there: a file that is still being compressed ends anywhere. */
    private boolean expand() throws IOException {
        if (keptLength == kept.length) {
            System.arraycopy(kept, KEPT_BYTES, kept, 0, KEPT_BYTES);
            keptFrom += KEPT_BYTES;
            keptLength = KEPT_BYTES;
        }
        try {
            if (expanded == null) {
                // The channel stays open, to begin anew.
                expanded = new GZIPInputStream(Channels.newInputStream(channel), 8 * 1_024);
            }
            int read = expanded.read(kept, keptLength, kept.length - keptLength);
            keptLength += Math.max(0, read);
            return read > 0;
        } catch (EOFException e) {
            return false;
        }
    }

    @Override
    public long stored() throws IOException {
        return channel.size();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

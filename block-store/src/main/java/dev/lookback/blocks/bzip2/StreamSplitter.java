package dev.lookback.blocks.bzip2;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts concatenated bzip2 streams where one seems to begin: {@code BZh}, a level, and a block's magic number, at a whole
 * byte. Compressed text may hold these ten bytes too, so whoever takes a piece has to see whether it is whole.
 */
final class StreamSplitter implements Closeable {

    /** Ours are smaller, even of noise: what is larger is another program's long stream. */
    static final int MAX_PIECE_BYTES = 920 * 1024;

    private static final int READ_BYTES = 128 * 1024;

    /** Between them stands the level. */
    private static final byte[] HEADER = {'B', 'Z', 'h'};

    private static final byte[] BLOCK = {0x31, 0x41, 0x59, 0x26, 0x53, 0x59};
    private static final int MARK_BYTES = HEADER.length + 1 + BLOCK.length;

    private final InputStream input;
    private byte[] buffer = new byte[READ_BYTES];
    private int start;
    private int limit;
    private boolean ended;

    StreamSplitter(InputStream input) {
        this.input = input;
    }

    /**
     * @param isCut whether it was too long: only as much as was seen of it
     */
    record Piece(byte[] bytes, boolean isCut) {}

    /** The next piece, if there is one. */
    Optional<Piece> next() throws IOException {
        int at = start + 1;
        while (true) {
            int mark = findMark(at);
            if (mark >= 0) {
                return Optional.of(take(mark, false));
            }
            at = Math.max(start + 1, limit - MARK_BYTES + 1);
            if (limit - start > MAX_PIECE_BYTES) {
                return Optional.of(take(limit, true));
            }
            int seen = at - start;
            if (!fill()) {
                return limit == start ? Optional.empty() : Optional.of(take(limit, false));
            }
            at = start + seen;
        }
    }

    /** Everything behind the last piece. */
    InputStream rest() {
        InputStream read = new ByteArrayInputStream(buffer, start, limit - start);
        start = limit;
        return new SequenceInputStream(read, input);
    }

    @Override
    public void close() throws IOException {
        input.close();
    }

    private Piece take(int end, boolean isCut) {
        byte[] bytes = Arrays.copyOfRange(buffer, start, end);
        start = end;
        return new Piece(bytes, isCut);
    }

    private int findMark(int from) {
        for (int at = from; at + MARK_BYTES <= limit; at++) {
            if (buffer[at] == HEADER[0] && isMark(at)) {
                return at;
            }
        }
        return -1;
    }

    private boolean isMark(int at) {
        int level = at + HEADER.length;
        return Arrays.equals(buffer, at, level, HEADER, 0, HEADER.length)
                && buffer[level] >= '1'
                && buffer[level] <= '9'
                && Arrays.equals(buffer, level + 1, at + MARK_BYTES, BLOCK, 0, BLOCK.length);
    }

    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, limit - start);
            limit -= start;
            start = 0;
        }
        if (buffer.length - limit < READ_BYTES) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = input.read(buffer, limit, READ_BYTES);
        ended = read < 0;
        limit += Math.max(0, read);
        return !ended;
    }
}

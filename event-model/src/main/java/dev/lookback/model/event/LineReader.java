package dev.lookback.model.event;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Event lines out of a stream, one at a time and in place: the buffer is the reader's own, and a line in it stays only
 * until the next one is asked for.
 */
public final class LineReader implements Closeable {

    /** Bytes, far above what an event line may have: whoever meets a longer one reads no event lines. */
    public static final int MAX_LINE_BYTES = 1_000_000;

    private static final int INITIAL_BUFFER = 64 * 1024;

    private final InputStream input;
    private byte[] buffer = new byte[INITIAL_BUFFER];
    private int lineStart;
    private int lineEnd = -1;
    private int limit;
    private boolean ended;

    /** Closes the stream when closed itself. */
    public LineReader(InputStream input) {
        this.input = input;
    }

    /**
     * Goes on to the next line that is not empty.
     *
     * @return whether there is one
     * @throws IOException out of the stream, or if the line has no head
     */
    public boolean next() throws IOException {
        do {
            lineStart = lineEnd + 1;
            if (ended || !findEnd()) {
                ended = true;
                return false;
            }
        } while (lineEnd == lineStart);
        if (!EventHead.isHead(buffer, lineStart, length())) {
            throw new IOException("line: no event's head in its " + length() + " bytes");
        }
        return true;
    }

    public byte[] buffer() {
        return buffer;
    }

    /** Of the line's first byte in the buffer. */
    public int offset() {
        return lineStart;
    }

    /** Bytes, without the line feed. */
    public int length() {
        return lineEnd - lineStart;
    }

    @Override
    public void close() throws IOException {
        input.close();
    }

    private boolean findEnd() throws IOException {
        int at = lineStart;
        while (true) {
            while (at < limit && buffer[at] != '\n') {
                at++;
            }
            if (at < limit) {
                lineEnd = at;
                return true;
            }
            int seen = at - lineStart;
            if (!fill()) {
                lineEnd = limit;
                return seen > 0;
            }
            at = lineStart + seen;
        }
    }

    /** Moves what is left of the line to the front and reads more behind it. */
    private boolean fill() throws IOException {
        int start = Math.min(lineStart, limit);
        System.arraycopy(buffer, start, buffer, 0, limit - start);
        limit -= start;
        lineStart = 0;
        if (limit == buffer.length) {
            if (limit > MAX_LINE_BYTES) {
                throw new IOException("line: longer than " + MAX_LINE_BYTES + " bytes");
            }
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = input.read(buffer, limit, buffer.length - limit);
        if (read < 0) {
            return false;
        }
        limit += read;
        return true;
    }
}

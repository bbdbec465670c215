package dev.lookback.harvester.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Refuses a body at the first byte beyond its bound, and counts what was read. */
final class BoundedBody extends FilterInputStream {

    private final long maxBytes;
    private final String bound;
    private long count;

    /** @param bound how the setting is called */
    BoundedBody(InputStream body, long maxBytes, String bound) {
        super(body);
        this.maxBytes = maxBytes;
        this.bound = bound;
    }

    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        counted(b < 0 ? 0 : 1);
        return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int bytes = super.read(buffer, offset, length);
        counted(Math.max(0, bytes));
        return bytes;
    }

    private void counted(int bytes) {
        count += bytes;
        if (count > maxBytes) {
            throw RefusedException.tooLong("body: more than " + maxBytes + " bytes (expected: at most " + bound + ")");
        }
    }
}

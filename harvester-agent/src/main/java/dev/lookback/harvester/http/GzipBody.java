package dev.lookback.harvester.http;

import java.io.IOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * RFC 1952, of any number of members. The JDK's stream takes whatever stands behind a member and is no other one for the
 * end, without a word: events that were damaged on their way would be acknowledged.
 */
final class GzipBody extends GZIPInputStream {

    private static final int BUFFER_BYTES = 8 * 1024;
    private static final int TRAILER_BYTES = 8;

    private final BoundedBody body;

    /** How much of the body was read when the buffer was last filled. */
    private long filledAt;

    GzipBody(BoundedBody body) throws IOException {
        super(body, BUFFER_BYTES);
        this.body = body;
    }

    @Override
    protected void fill() throws IOException {
        super.fill();
        filledAt = body.count();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int bytes = super.read(buffer, offset, length);
        // What the buffer held behind the last member's data, and what was read since to look for another member.
        if (bytes < 0 && inf.getRemaining() + body.count() - filledAt > TRAILER_BYTES) {
            throw new ZipException("bytes behind its end that are no gzip");
        }
        return bytes;
    }
}

package dev.lookback.blocks;

import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;

import java.io.IOException;
import java.io.InputStream;

/**
 * An object's bytes. A failure of the client, a wrong checksum too, comes out as {@link IOException}; who closes it before
 * its end does not pay for the rest.
 */
final class S3ObjectStream extends InputStream {

    private final ResponseInputStream<?> stream;
    private final String key;
    private boolean ended;

    S3ObjectStream(ResponseInputStream<?> stream, String key) {
        this.stream = stream;
        this.key = key;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            int read = stream.read(buffer, offset, length);
            ended |= read < 0;
            return read;
        } catch (SdkException e) {
            throw new IOException(key + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        if (ended) {
            stream.close();
        } else {
            stream.abort();
        }
    }
}

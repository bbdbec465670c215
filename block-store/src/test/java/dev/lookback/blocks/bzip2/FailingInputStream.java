package dev.lookback.blocks.bzip2;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Fails where its source ends, and says whether it was closed. */
final class FailingInputStream extends FilterInputStream {

    private boolean closed;

    FailingInputStream(InputStream source) {
        super(source);
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read < 0) {
            throw new IOException("gone");
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        super.close();
    }
}

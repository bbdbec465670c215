package dev.lookback.blocks.bzip2;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The text of concatenated streams, expanded side by side ahead of who reads. From the first piece on that is no whole
 * stream of at most 900,000 bytes of text, the rest is read one bit after the other instead: it is another program's long
 * stream, or damage, and then this says so.
 */
final class Bzip2InputStream extends InputStream {

    private final StreamSplitter splitter;
    private final StreamExpander expander;
    private final ReadAhead readAhead;
    private final Deque<ExpandingPiece> ahead = new ArrayDeque<>();
    private byte[] text = {};
    private int position;
    private boolean hasBegun;
    private @Nullable InputStream serial;
    private @Nullable IOException failure;

    Bzip2InputStream(StreamSplitter splitter, StreamExpander expander, ReadAhead readAhead) {
        this.splitter = splitter;
        this.expander = expander;
        this.readAhead = readAhead;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        if (length == 0) {
            return 0;
        }
        while (serial == null && position == text.length) {
            if (!advance()) {
                return -1;
            }
        }
        if (serial != null) {
            return serial.read(buffer, offset, length);
        }
        int count = Math.min(length, text.length - position);
        System.arraycopy(text, position, buffer, offset, count);
        position += count;
        return count;
    }

    @Override
    public int available() {
        return text.length - position;
    }

    /** Work that has begun ends by itself within a stream; nobody waits for it. */
    @Override
    public void close() throws IOException {
        ahead.forEach(ExpandingPiece::cancel);
        ahead.clear();
        text = new byte[0];
        position = 0;
        failure = new IOException("stream: closed");
        splitter.close();
    }

    private boolean advance() throws IOException {
        if (ahead.isEmpty()) {
            addNext(false);
        }
        while (failure == null && readAhead.tryAcquire()) {
            if (!addNext(true)) {
                readAhead.release();
                break;
            }
        }
        ExpandingPiece piece = ahead.poll();
        if (piece == null) {
            return end();
        }
        hasBegun = true;
        Optional<byte[]> expanded = piece.await();
        if (expanded.isPresent()) {
            text = expanded.get();
            position = 0;
        } else {
            serial = readRestFrom(piece);
        }
        return true;
    }

    /** What the source fails with comes out behind the text that it gave before. */
    private boolean addNext(boolean hasRoom) {
        if (failure != null) {
            return false;
        }
        try {
            Optional<StreamSplitter.Piece> next = splitter.next();
            next.ifPresent(piece -> ahead.add(ExpandingPiece.start(piece, expander, readAhead, hasRoom)));
            return next.isPresent();
        } catch (IOException e) {
            failure = e;
            return false;
        }
    }

    private boolean end() throws IOException {
        if (failure != null) {
            throw failure;
        }
        if (!hasBegun) {
            throw new IOException("bzip2: 0 bytes (expected: a stream)");
        }
        return false;
    }

    private InputStream readRestFrom(ExpandingPiece first) throws IOException {
        List<InputStream> rest = new ArrayList<>();
        rest.add(new ByteArrayInputStream(first.bytes()));
        for (ExpandingPiece piece : ahead) {
            piece.cancel();
            rest.add(new ByteArrayInputStream(piece.bytes()));
        }
        ahead.clear();
        rest.add(failure == null ? splitter.rest() : new FailedInputStream(failure));
        return CommonsBzip2.read(new SequenceInputStream(Collections.enumeration(rest)));
    }

    private static final class FailedInputStream extends InputStream {

        private final IOException failure;

        FailedInputStream(IOException failure) {
            this.failure = failure;
        }

        @Override
        public int read() throws IOException {
            throw failure;
        }
    }
}

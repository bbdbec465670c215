package dev.lookback.model.event;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Sorted streams of event lines as one: in the order of their bytes, each event once. Where lines share time and id but
 * differ behind them, the first in byte order stays. It holds one line of each stream in memory.
 *
 * <pre>{@code
 * try (MergedLines lines = MergedLines.of(streams)) {
 *     while (lines.next()) {
 *         use(lines.buffer(), lines.offset(), lines.length());
 *     }
 * }
 * }</pre>
 */
public final class MergedLines implements Closeable {

    private static final Comparator<LineReader> ORDER = (one, other) -> Arrays.compareUnsigned(
            one.buffer(),
            one.offset(),
            one.offset() + one.length(),
            other.buffer(),
            other.offset(),
            other.offset() + other.length());

    private final PriorityQueue<LineReader> waiting;
    private final byte[] head = new byte[EventHead.ID_OFFSET + EventHead.MAX_ID_LENGTH + 1];
    private LineReader current;
    private int headLength;
    private long duplicates;

    private MergedLines(PriorityQueue<LineReader> waiting) {
        this.waiting = waiting;
        this.current = new LineReader(InputStream.nullInputStream());
    }

    /**
     * @param inputs each sorted by the lines' bytes; closed when this is, and when this call fails
     * @throws IOException out of a stream
     */
    public static MergedLines of(Collection<? extends InputStream> inputs) throws IOException {
        PriorityQueue<LineReader> waiting = new PriorityQueue<>(Math.max(1, inputs.size()), ORDER);
        try {
            for (InputStream input : inputs) {
                enqueue(new LineReader(input), waiting);
            }
            return new MergedLines(waiting);
        } catch (IOException | RuntimeException e) {
            closeAll(inputs, e);
            throw e;
        }
    }

    /**
     * Goes on to the next event.
     *
     * @return whether there is one
     * @throws IOException out of a stream, or if a line has no head
     */
    public boolean next() throws IOException {
        while (true) {
            enqueue(current, waiting);
            LineReader first = waiting.poll();
            if (first == null) {
                return false;
            }
            current = first;
            if (!isSameEventAsBefore()) {
                rememberHead();
                return true;
            }
            duplicates++;
        }
    }

    public byte[] buffer() {
        return current.buffer();
    }

    /** Of the line's first byte in the buffer. */
    public int offset() {
        return current.offset();
    }

    /** Bytes, without the line feed. */
    public int length() {
        return current.length();
    }

    /** Lines left out so far, since the same event stood before them. */
    public long duplicates() {
        return duplicates;
    }

    /** Shows the visitor every event that is left. */
    public void forEachRemaining(EventLines.Visitor visitor) throws IOException {
        while (next()) {
            visitor.line(buffer(), offset(), length());
        }
    }

    @Override
    public void close() throws IOException {
        current.close();
        for (LineReader reader : waiting) {
            reader.close();
        }
    }

    private static void enqueue(LineReader reader, PriorityQueue<LineReader> waiting) throws IOException {
        if (reader.next()) {
            waiting.add(reader);
        } else {
            reader.close();
        }
    }

    private boolean isSameEventAsBefore() {
        int from = current.offset();
        return headLength > 0
                && current.length() > headLength
                && Arrays.equals(current.buffer(), from, from + headLength, head, 0, headLength);
    }

    private void rememberHead() {
        headLength = EventHead.length(current.buffer(), current.offset());
        System.arraycopy(current.buffer(), current.offset(), head, 0, headLength);
    }

    private static void closeAll(Collection<? extends InputStream> inputs, Exception reason) {
        for (InputStream input : inputs) {
            try {
                input.close();
            } catch (IOException e) {
                reason.addSuppressed(e);
            }
        }
    }
}

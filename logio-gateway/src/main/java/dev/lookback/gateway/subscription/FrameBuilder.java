package dev.lookback.gateway.subscription;

import java.util.Arrays;

/** Writes events into a frame, each once, by copying its bytes. */
public abstract class FrameBuilder {

    /** Names are bits of a long. */
    public static final int MAX_NAMES = 64;

    /** A frame that has reached it leaves. */
    static final int FULL_BYTES = 64 * 1024;

    private static final int FIRST_BYTES = 4 * 1024;

    private final int[] counts;

    private byte[] buffer = new byte[FIRST_BYTES];
    private int length;
    private int events;
    private long oldest;

    FrameBuilder(int names) {
        this.counts = new int[names];
    }

    /** Writes what stands before the first event. */
    abstract void begin();

    /** Writes one event, for the names of these bits. */
    abstract void event(Event event, long bits);

    /** Writes what stands behind the last event. */
    abstract void end();

    final boolean isEmpty() {
        return events == 0;
    }

    final boolean isFull() {
        return length >= FULL_BYTES;
    }

    final void append(Event event, long bits) {
        if (events == 0) {
            oldest = event.receivedAt;
            begin();
        }
        oldest = Math.min(oldest, event.receivedAt);
        event(event, bits);
        events++;
        for (long left = bits; left != 0; left &= left - 1) {
            counts[Long.numberOfTrailingZeros(left)]++;
        }
    }

    /** Returns what was written, and begins anew. */
    final Frame take(Wants wants) {
        end();
        Frame frame = new Frame(Arrays.copyOf(buffer, length), events, oldest, wants, counts.clone());
        length = 0;
        events = 0;
        Arrays.fill(counts, 0);
        if (buffer.length > 4 * FULL_BYTES) {
            buffer = new byte[FIRST_BYTES];
        }
        return frame;
    }

    /** How many are in it. */
    final int events() {
        return events;
    }

    /** When the oldest of them was taken in. */
    final long oldest() {
        return oldest;
    }

    final void put(byte[] bytes) {
        put(bytes, 0, bytes.length);
    }

    final void put(byte[] bytes, int offset, int size) {
        if (length + size > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + size));
        }
        System.arraycopy(bytes, offset, buffer, length, size);
        length += size;
    }
}

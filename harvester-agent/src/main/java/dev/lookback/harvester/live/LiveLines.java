package dev.lookback.harvester.live;

import dev.lookback.model.event.EventLines;

import java.util.Arrays;

/** Lines one after the other, each with its line feed. */
final class LiveLines {

    private static final int INITIAL_BYTES = 16 * 1024;

    private final int capacity;
    private byte[] bytes;
    private int length;
    private int count;

    /** @param capacity in bytes; memory is taken as it is needed */
    LiveLines(int capacity) {
        this.capacity = capacity;
        this.bytes = new byte[Math.min(INITIAL_BYTES, capacity)];
    }

    /** Returns whether there was room for it. */
    boolean add(byte[] buffer, int offset, int lineLength) {
        int needed = length + lineLength + 1;
        if (needed > capacity) {
            return false;
        }
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(capacity, Math.max(2L * bytes.length, needed)));
        }
        System.arraycopy(buffer, offset, bytes, length, lineLength);
        bytes[needed - 1] = '\n';
        length = needed;
        count++;
        return true;
    }

    void forEach(EventLines.Visitor visitor) {
        EventLines.forEach(bytes, 0, length, visitor);
    }

    int count() {
        return count;
    }

    void clear() {
        length = 0;
        count = 0;
    }
}

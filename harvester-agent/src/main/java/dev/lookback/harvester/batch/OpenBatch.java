package dev.lookback.harvester.batch;

import dev.lookback.harvester.event.EventLine;
import dev.lookback.harvester.spool.BatchKey;
import dev.lookback.model.batch.Batch;

import java.time.Instant;
import java.util.Arrays;

/** The lines of one host and one interval, as far as they have come. */
final class OpenBatch {

    private static final int INITIAL_BYTES = 8 * 1024;

    private final BatchKey key;
    private final Instant openedAt;
    private final long firstPosition;
    private byte[] lines = new byte[INITIAL_BYTES];
    private int length;
    private int count;
    private long lastPosition;

    /** @param firstPosition of the first line, in the journal */
    OpenBatch(BatchKey key, Instant openedAt, long firstPosition) {
        this.key = key;
        this.openedAt = openedAt;
        this.firstPosition = firstPosition;
    }

    boolean hasRoom(int bytes) {
        return length + bytes + 1 <= Batch.MAX_RAW_BYTES;
    }

    void add(EventLine line, long position) {
        int needed = length + line.length() + 1;
        if (needed > lines.length) {
            int size = Math.min(Batch.MAX_RAW_BYTES, Math.max(lines.length * 2, needed));
            lines = Arrays.copyOf(lines, size);
        }
        System.arraycopy(line.buffer(), line.offset(), lines, length, line.length());
        length = needed;
        lines[length - 1] = '\n';
        count++;
        lastPosition = position;
    }

    boolean isOf(String host, long interval) {
        return key.interval().number() == interval && key.host().equals(host);
    }

    BatchKey key() {
        return key;
    }

    Instant openedAt() {
        return openedAt;
    }

    long firstPosition() {
        return firstPosition;
    }

    long lastPosition() {
        return lastPosition;
    }

    /** Each with its line feed, {@link #length()} bytes of them. */
    byte[] lines() {
        return lines;
    }

    int length() {
        return length;
    }

    /** What it holds of memory, used or not. */
    int capacity() {
        return lines.length;
    }

    int count() {
        return count;
    }
}

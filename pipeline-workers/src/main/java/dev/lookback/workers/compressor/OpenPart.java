package dev.lookback.workers.compressor;

import dev.lookback.model.block.OffsetRange;

/** A part that is not in the archive yet: which batches it has, and whether more may come. */
final class OpenPart {

    private static final long UNKNOWN = -1;

    private final AppendWindow window;
    private final long firstOffset;
    private long lastOffset;
    private long rawBytes;
    private long awaitedOffset = UNKNOWN;
    private boolean hasEnded;

    OpenPart(AppendWindow window, long firstOffset) {
        this.window = window;
        this.firstOffset = firstOffset;
        this.lastOffset = firstOffset;
    }

    AppendWindow window() {
        return window;
    }

    OffsetRange offsets() {
        return new OffsetRange(firstOffset, lastOffset);
    }

    long firstOffset() {
        return firstOffset;
    }

    boolean hasRoomFor(long bytes, long maxBytes) {
        return rawBytes + bytes <= maxBytes;
    }

    void add(long offset, long bytes) {
        lastOffset = offset;
        rawBytes += bytes;
    }

    /** No batch comes to it any more: its bytes are decided. */
    void end() {
        hasEnded = true;
    }

    boolean hasEnded() {
        return hasEnded;
    }

    /** Whether its time is past, and it is not yet known up to where the partition must be read to have all of it. */
    boolean needsEndOffset(long millis) {
        return !hasEnded && awaitedOffset == UNKNOWN && window.isPast(millis);
    }

    void await(long endOffset) {
        awaitedOffset = endOffset;
    }

    boolean isComplete(long position) {
        return hasEnded || (awaitedOffset != UNKNOWN && position >= awaitedOffset);
    }

    @Override
    public String toString() {
        return window.interval() + (window.isLate() ? " late " : " ") + firstOffset + " to " + lastOffset;
    }
}

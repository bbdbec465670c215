package dev.lookback.blocks.bzip2;

import dev.lookback.model.block.BlockCodec;

/** Text in pieces that were written at the same time, each of which says which one comes after it. */
final class Pieces {

    /** Of a piece, at most. */
    static final int BYTES = 4096;

    /** All of them side by side. */
    final byte[] bytes;

    private final int[] lengths;
    private final int[] nexts;
    private int count;

    /** @param starts pieces that are shorter because another begins there, at most */
    Pieces(int starts) {
        int most = starts + BlockCodec.MAX_STREAM_BYTES / BYTES;
        this.lengths = new int[most];
        this.nexts = new int[most];
        this.bytes = new byte[(most + 1) * BYTES];
    }

    /** There are so many, and nothing in them. */
    void clear(int starts) {
        count = starts;
    }

    /** One more: its number. */
    int open() {
        return count++;
    }

    void end(int piece, int length, int next) {
        lengths[piece] = length;
        nexts[piece] = next;
    }

    /** Where there is a piece's room that belongs to none. */
    int unread() {
        return bytes.length - BYTES;
    }

    /** Copies them in their order; where the last one leads to the first, the text repeats itself. */
    void join(int first, byte[] text, int size) {
        int piece = first;
        for (int at = 0; at < size; piece = nexts[piece]) {
            int length = Math.min(lengths[piece], size - at);
            System.arraycopy(bytes, piece * BYTES, text, at, length);
            at += length;
        }
    }
}

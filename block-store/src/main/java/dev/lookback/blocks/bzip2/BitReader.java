package dev.lookback.blocks.bzip2;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bits, the highest of a byte first. Behind the end come zeros, and then {@link #isOverrun()}. */
final class BitReader {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] bytes;
    private final int length;
    private int position;
    /** The next bits, from the highest on; zeros behind them. */
    private long next;

    private int available;

    BitReader(byte[] bytes) {
        this.bytes = Arrays.copyOf(bytes, bytes.length + Long.BYTES);
        this.length = bytes.length;
    }

    /** @param count 1 to 32 */
    int read(int count) {
        int bits = peek(count);
        skip(count);
        return bits;
    }

    /** The next bits, which stay there. */
    int peek(int count) {
        if (available < count) {
            fill();
        }
        return (int) (next >>> (Long.SIZE - count));
    }

    /** @param count of bits that were peeked at */
    void skip(int count) {
        next <<= count;
        available -= count;
    }

    /** Whether more was read than there was. */
    boolean isOverrun() {
        return bitsLeft() < 0;
    }

    /** Whether all was read but for the bits that fill up a byte. */
    boolean isAtEnd() {
        return bitsLeft() >= 0 && bitsLeft() < Byte.SIZE;
    }

    private int bitsLeft() {
        return (length - position) * Byte.SIZE + available;
    }

    private void fill() {
        next |= (long) LONG.get(bytes, Math.min(position, length)) >>> available;
        int whole = (Long.SIZE - 1 - available) / Byte.SIZE;
        position += whole;
        available += whole * Byte.SIZE;
    }
}

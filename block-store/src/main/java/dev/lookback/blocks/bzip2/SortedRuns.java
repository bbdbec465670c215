package dev.lookback.blocks.bzip2;

import java.util.Arrays;

/** A block's text as the Burrows-Wheeler transform has sorted it, as runs of equal bytes. */
final class SortedRuns {

    private byte[] values;
    private int[] lengths;
    private int count;
    private int size;

    /** @param expected runs */
    SortedRuns(int expected) {
        values = new byte[expected];
        lengths = new int[expected];
    }

    /** Behind what is there; of another value than the last run's, or the first. */
    void add(byte value, int length) {
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
            lengths = Arrays.copyOf(lengths, 2 * count);
        }
        values[count] = value;
        lengths[count++] = length;
        size += length;
    }

    int count() {
        return count;
    }

    /** Bytes of all runs. */
    int size() {
        return size;
    }

    byte value(int run) {
        return values[run];
    }

    int length(int run) {
        return lengths[run];
    }
}

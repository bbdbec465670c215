package dev.lookback.workers.compressor;

import java.util.Arrays;

/**
 * Sorts lines of a buffer by their bytes, unsigned. A line is one number: its offset, and in the lower bits its length. The
 * merge sort is made for what comes: batch after batch that is nearly in order.
 */
final class LineOrder {

    private static final int LENGTH_BITS = 21;
    private static final long LENGTH_MASK = (1L << LENGTH_BITS) - 1;
    private static final int INSERTION = 8;

    private LineOrder() {}

    static long line(int offset, int length) {
        return ((long) offset << LENGTH_BITS) | length;
    }

    static int offset(long line) {
        return (int) (line >>> LENGTH_BITS);
    }

    static int length(long line) {
        return (int) (line & LENGTH_MASK);
    }

    /** Gives back the first {@code count} lines in order, in one of two arrays: the given one is not kept as it was. */
    static long[] sort(byte[] buffer, long[] lines, int count) {
        for (int from = 0; from < count; from += INSERTION) {
            insertionSort(buffer, lines, from, Math.min(from + INSERTION, count));
        }
        long[] source = lines;
        long[] target = new long[count];
        for (int width = INSERTION; width < count; width *= 2) {
            for (int from = 0; from < count; from += 2 * width) {
                int middle = Math.min(from + width, count);
                merge(buffer, source, target, from, middle, Math.min(middle + width, count));
            }
            long[] sorted = target;
            target = source;
            source = sorted;
        }
        return source;
    }

    private static void insertionSort(byte[] buffer, long[] lines, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            long line = lines[i];
            int at = i;
            while (at > from && compare(buffer, lines[at - 1], line) > 0) {
                lines[at] = lines[at - 1];
                at--;
            }
            lines[at] = line;
        }
    }

    private static void merge(byte[] buffer, long[] source, long[] target, int from, int middle, int to) {
        if (middle == to || compare(buffer, source[middle - 1], source[middle]) <= 0) {
            System.arraycopy(source, from, target, from, to - from);
            return;
        }
        int left = from;
        int right = middle;
        for (int at = from; at < to; at++) {
            if (right == to || (left < middle && compare(buffer, source[left], source[right]) <= 0)) {
                target[at] = source[left++];
            } else {
                target[at] = source[right++];
            }
        }
    }

    private static int compare(byte[] buffer, long one, long other) {
        int first = offset(one);
        int second = offset(other);
        return Arrays.compareUnsigned(buffer, first, first + length(one), buffer, second, second + length(other));
    }
}

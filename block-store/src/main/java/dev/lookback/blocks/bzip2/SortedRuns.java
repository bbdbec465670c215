package dev.lookback.blocks.bzip2;

import java.util.Arrays;

/** A block's text as the Burrows-Wheeler transform has sorted it, as runs of equal bytes. */
final class SortedRuns {

    private static final int FIRST_RUNS = 1 << 16;

    private byte[] values = new byte[FIRST_RUNS];
    private int[] lengths = new int[FIRST_RUNS];
    private int count;
    private int size;

    void clear() {
        count = 0;
        size = 0;
    }

    /** Behind what is there. */
    void add(byte value, int length) {
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
            lengths = Arrays.copyOf(lengths, 2 * count);
        }
        values[count] = value;
        lengths[count++] = length;
        size += length;
    }

    /** Bytes of all runs. */
    int size() {
        return size;
    }

    /**
     * The way back: for each place of the text's bytes in ascending order, the byte and, above it, the place of the one that
     * follows it in the text. Bytes that are equal are in the same order in both columns, so that of a run is a run, too.
     */
    void steps(int[] steps) {
        int[] places = firstPlaces();
        int from = 0;
        for (int run = 0; run < count; run++) {
            int value = values[run] & 0xff;
            int place = places[value];
            int end = place + lengths[run];
            for (int at = place; at < end; at++) {
                steps[at] = from++ << Byte.SIZE | value;
            }
            places[value] = end;
        }
    }

    /** By byte: how many are smaller. */
    private int[] firstPlaces() {
        int[] places = new int[257];
        for (int run = 0; run < count; run++) {
            places[(values[run] & 0xff) + 1] += lengths[run];
        }
        Arrays.parallelPrefix(places, Integer::sum);
        return places;
    }
}

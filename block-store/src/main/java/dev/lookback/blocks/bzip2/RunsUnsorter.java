package dev.lookback.blocks.bzip2;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Sorts a block's text back, the inverse Burrows-Wheeler transform, four bytes a step. A step waits for the one before it, so
 * what counts is how far away its memory is: a table of stretches is near, where one of all places is in nobody's cache but
 * its own.
 */
final class RunsUnsorter {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final int BYTES_A_STEP = Integer.BYTES;

    private RunsUnsorter() {}

    static byte[] unsort(SortedRuns runs, int origin) {
        Stretches ways = Stretches.of(runs).twice(Byte.SIZE).twice(2 * Byte.SIZE);
        return walk(new StretchIndex(ways), steps(ways), origin, runs.size());
    }

    /** Of each stretch: its bytes, and how far it is to the next place. */
    private static long[] steps(Stretches ways) {
        long[] steps = new long[ways.count()];
        for (int i = 0; i < steps.length; i++) {
            long far = ways.next(i) - ways.start(i);
            steps[i] = (long) ways.bytes(i) << Integer.SIZE | far & 0xffff_ffffL;
        }
        return steps;
    }

    private static byte[] walk(StretchIndex index, long[] steps, int origin, int size) {
        byte[] text = new byte[size + BYTES_A_STEP];
        int place = origin;
        for (int at = 0; at < size; at += BYTES_A_STEP) {
            long step = steps[index.find(place)];
            INT.set(text, at, (int) (step >>> Integer.SIZE));
            place += (int) step;
        }
        return Arrays.copyOf(text, size);
    }
}

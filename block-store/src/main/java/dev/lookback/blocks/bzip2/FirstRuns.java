package dev.lookback.blocks.bzip2;

import java.util.Arrays;

/** bzip2's first step, undone: behind four equal bytes stands how many more there are. */
final class FirstRuns {

    static final int TOO_LONG = -1;

    private static final int COUNTED = 4;
    private static final int NONE = -1;

    private FirstRuns() {}

    /**
     * @param begin where the text goes
     * @return the text's end, or {@link #TOO_LONG} if it does not fit
     */
    static int expand(byte[] bytes, int size, byte[] text, int begin) {
        int length = begin;
        int from = 0;
        while (from < size) {
            int end = endOfFour(bytes, from, size);
            int plain = (end == NONE ? size : end) - from;
            int more = end == NONE || end == size ? 0 : bytes[end] & 0xff;
            if (plain + more > text.length - length) {
                return TOO_LONG;
            }
            System.arraycopy(bytes, from, text, length, plain);
            length += plain;
            Arrays.fill(text, length, length + more, bytes[from + plain - 1]);
            length += more;
            from += plain + 1;
        }
        return length;
    }

    /** Of three neighbouring pairs of four equal bytes one is looked at: behind the first four that are equal. */
    private static int endOfFour(byte[] bytes, int from, int size) {
        for (int at = from + 2; at < size; at += COUNTED - 1) {
            if (bytes[at] == bytes[at - 1]) {
                int begin = at - 1;
                while (begin > from && bytes[begin - 1] == bytes[at]) {
                    begin--;
                }
                int end = at + 1;
                while (end < size && end - begin < COUNTED && bytes[end] == bytes[at]) {
                    end++;
                }
                if (end - begin >= COUNTED) {
                    return begin + COUNTED;
                }
            }
        }
        return NONE;
    }
}

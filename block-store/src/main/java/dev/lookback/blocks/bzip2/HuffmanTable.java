package dev.lookback.blocks.bzip2;

import java.util.Arrays;

/** A canonical Huffman code of at most 20 bits, as bzip2 has it: codes of a length follow each other in the symbols' order. */
final class HuffmanTable {

    static final int MAX_BITS = 20;
    /** No symbol has this code. */
    static final int NONE = -1;

    /** Most codes are shorter, and a table of so many bits stays in the processor's first cache. */
    private static final int QUICK_BITS = 11;

    private static final int LENGTH_BITS = 5;
    private static final int LENGTH_MASK = (1 << LENGTH_BITS) - 1;

    /** Symbol and length of a code by the bits that begin with it; 0 where it is longer. */
    private final short[] quick = new short[1 << QUICK_BITS];

    private final int[] symbols;
    /** By length: the first code that is too large for it, with zeros behind it. */
    private final int[] end = new int[MAX_BITS + 1];
    /** By length: the place of its first symbol, less its first code. */
    private final int[] base = new int[MAX_BITS + 1];

    /** @param lengths of each symbol's code, 1 to 20 */
    HuffmanTable(byte[] lengths) {
        symbols = new int[lengths.length];
        int place = 0;
        int code = 0;
        for (int length = 1; length <= MAX_BITS; length++) {
            base[length] = place - code;
            for (int symbol = 0; symbol < lengths.length; symbol++) {
                if (lengths[symbol] == length) {
                    symbols[place++] = symbol;
                    addQuick(code++, length, symbol);
                }
            }
            end[length] = code << (MAX_BITS - length);
            code <<= 1;
        }
    }

    /** The next symbol, or {@link #NONE}. */
    int read(BitReader bits) {
        int next = bits.peek(MAX_BITS);
        int known = quick[next >>> (MAX_BITS - QUICK_BITS)];
        if (known != 0) {
            bits.skip(known & LENGTH_MASK);
            return known >>> LENGTH_BITS;
        }
        for (int length = 1; length <= MAX_BITS; length++) {
            if (next < end[length]) {
                bits.skip(length);
                return symbols[base[length] + (next >>> (MAX_BITS - length))];
            }
        }
        return NONE;
    }

    private void addQuick(int code, int length, int symbol) {
        int unused = QUICK_BITS - length;
        if (unused >= 0 && code < 1 << length) {
            short entry = (short) (symbol << LENGTH_BITS | length);
            Arrays.fill(quick, code << unused, (code + 1) << unused, entry);
        }
    }
}

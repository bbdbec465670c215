package dev.lookback.blocks.bzip2;

/** Finds the stretch that a place is in: a bit for each place says whether one begins there, and the bits are counted. */
final class StretchIndex {

    /** Bits of 64 places, and how many stretches begin before them, less one, in turns: so both lie side by side. */
    private final long[] words;

    StretchIndex(Stretches stretches) {
        words = new long[2 * (stretches.size() / Long.SIZE + 1)];
        for (int stretch = 0; stretch < stretches.count(); stretch++) {
            int start = stretches.start(stretch);
            words[2 * (start / Long.SIZE)] |= 1L << start;
        }
        int before = -1;
        for (int i = 0; i < words.length; i += 2) {
            words[i + 1] = before;
            before += Long.bitCount(words[i]);
        }
    }

    int find(int place) {
        int word = place >>> 6 << 1;
        // A shift counts modulo 64.
        return (int) words[word + 1] + Long.bitCount(words[word] & -1L >>> ~place);
    }
}

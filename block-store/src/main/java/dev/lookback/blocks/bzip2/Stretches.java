package dev.lookback.blocks.bzip2;

import java.util.Arrays;

/**
 * The way from each place of the sorted text to the next byte's, as stretches of places that go the same way side by side:
 * their bytes are the same, and their next places are side by side too. There are few of them where text repeats itself,
 * which is the r-index's observation (Gagie, Navarro, Prezza 2018; Nishimoto and Tabei 2021).
 */
final class Stretches {

    private final int size;
    private final int count;
    /** Where each begins, ascending; behind the last one, the size. */
    private final int[] starts;
    /** The place that comes after its first one. */
    private final int[] nexts;
    /** The bytes of its places, as many as were joined, the last one lowest. */
    private final int[] bytes;

    private Stretches(int size, int count, int[] starts, int[] nexts, int[] bytes) {
        this.size = size;
        this.count = count;
        this.starts = starts;
        this.nexts = nexts;
        this.bytes = bytes;
    }

    /** One for each run: the last column's runs, sorted by byte, are the first column. */
    static Stretches of(SortedRuns runs) {
        int count = runs.count();
        int[] ranks = new int[257];
        for (int run = 0; run < count; run++) {
            ranks[(runs.value(run) & 0xff) + 1]++;
        }
        Arrays.setAll(ranks, value -> value == 0 ? 0 : ranks[value] + ranks[value - 1]);
        int[] starts = new int[count + 1];
        int[] nexts = new int[count];
        int[] bytes = new int[count];
        int place = 0;
        for (int run = 0; run < count; run++) {
            int value = runs.value(run) & 0xff;
            int rank = ranks[value]++;
            nexts[rank] = place;
            bytes[rank] = value;
            starts[rank + 1] = runs.length(run);
            place += runs.length(run);
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        return new Stretches(place, count, starts, nexts, bytes);
    }

    int count() {
        return count;
    }

    int size() {
        return size;
    }

    int start(int stretch) {
        return starts[stretch];
    }

    int next(int stretch) {
        return nexts[stretch];
    }

    int bytes(int stretch) {
        return bytes[stretch];
    }

    /** Ways of twice as many bytes: each stretch is cut where the next places are of different ones. */
    Stretches twice(int bitsOfBytes) {
        StretchIndex index = new StretchIndex(this);
        int most = 2 * count;
        int[] newStarts = new int[most + 1];
        int[] newNexts = new int[most];
        int[] newBytes = new int[most];
        int cut = 0;
        for (int stretch = 0; stretch < count; stretch++) {
            int place = nexts[stretch];
            int shift = starts[stretch] - place;
            int end = starts[stretch + 1] - shift;
            for (int then = index.find(place); place < end; then++) {
                newStarts[cut] = place + shift;
                newNexts[cut] = nexts[then] + place - starts[then];
                newBytes[cut++] = bytes[stretch] << bitsOfBytes | bytes[then];
                place = starts[then + 1];
            }
        }
        newStarts[cut] = size;
        return new Stretches(size, cut, newStarts, newNexts, newBytes);
    }
}

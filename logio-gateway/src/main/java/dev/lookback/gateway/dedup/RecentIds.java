package dev.lookback.gateway.dedup;

import java.util.Arrays;

/**
 * Remembers ids for a while, each by 64 bits of a hash that is seeded anew at every start: at a million ids in memory two
 * different ones are taken for the same once in 10^13 events. A ring has the hashes in the order they came, a table with open
 * addressing finds their places in the ring; both grow up to their bound, where the oldest are forgotten early. One thread at a
 * time.
 */
public final class RecentIds {

    /** What is known of an id. */
    public enum Sight {
        /** It was not there before. */
        FIRST,
        /** It was there, but never came in here: another gateway has sent it. */
        FIRST_HERE,
        /** It was there. */
        AGAIN
    }

    private static final int FIRST_PLACES = 1 << 12;
    private static final int TABLE_FACTOR = 2;
    private static final int EMPTY = -1;

    private final long seed;
    private final int maxIds;
    private final long windowMillis;

    private long[] hashes;
    /** Milliseconds since {@link #epoch}, times two; odd where the id came in here. They last for twelve days: then anew. */
    private int[] times;

    private int[] table;
    private int oldest;
    private int size;
    private long epoch = Long.MIN_VALUE;
    private long forgottenEarly;

    /**
     * @param maxIds that are remembered at most; a power of two, else the next one counts
     * @param windowMillis how long
     */
    public RecentIds(long seed, int maxIds, long windowMillis) {
        this.seed = seed;
        this.maxIds = powerOfTwo(maxIds);
        this.windowMillis = windowMillis;
        int places = Math.min(FIRST_PLACES, this.maxIds);
        this.hashes = new long[places];
        this.times = new int[places];
        this.table = emptyTable(places);
    }

    private static int powerOfTwo(int atLeast) {
        return Integer.highestOneBit(Math.max(2, atLeast) - 1) << 1;
    }

    /**
     * Looks for an id, and remembers it.
     *
     * @param isOwn whether it came in here, and not from another gateway
     * @param now milliseconds, of any clock that does not go back
     */
    public Sight see(byte[] buffer, int offset, int length, boolean isOwn, long now) {
        forgetOld(now);
        long hash = hash(buffer, offset, length);
        int at = find(hash);
        if (at >= 0) {
            int place = table[at];
            if (isOwn && (times[place] & 1) == 0) {
                times[place] |= 1;
                return Sight.FIRST_HERE;
            }
            return Sight.AGAIN;
        }
        remember(hash, isOwn, now);
        return Sight.FIRST;
    }

    /** How many ids it remembers. */
    public int size() {
        return size;
    }

    /** How many were forgotten before their time, since the bound was reached. */
    public long forgottenEarly() {
        return forgottenEarly;
    }

    private void forgetOld(long now) {
        while (size > 0 && now - time(oldest) >= windowMillis) {
            forgetOldest();
        }
        if (size == 0) {
            epoch = now;
        }
    }

    private long time(int place) {
        return epoch + (times[place] >>> 1);
    }

    private void remember(long hash, boolean isOwn, long now) {
        if (now - epoch >= Integer.MAX_VALUE / 2) {
            rebase();
        }
        if (size == hashes.length) {
            if (size < maxIds) {
                grow();
            } else {
                forgetOldest();
                forgottenEarly++;
            }
        }
        int place = oldest + size & hashes.length - 1;
        hashes[place] = hash;
        times[place] = (int) (now - epoch) << 1 | (isOwn ? 1 : 0);
        size++;
        table[free(table, hash)] = place;
    }

    /** Counts time from the oldest that is remembered. */
    private void rebase() {
        long from = time(oldest);
        int shift = (int) (from - epoch) << 1;
        for (int i = 0; i < size; i++) {
            times[oldest + i & hashes.length - 1] -= shift;
        }
        epoch = from;
    }

    private void grow() {
        int places = hashes.length * 2;
        long[] moreHashes = new long[places];
        int[] moreTimes = new int[places];
        int[] moreTable = emptyTable(places);
        for (int i = 0; i < size; i++) {
            int place = oldest + i & hashes.length - 1;
            moreHashes[i] = hashes[place];
            moreTimes[i] = times[place];
        }
        hashes = moreHashes;
        times = moreTimes;
        table = moreTable;
        oldest = 0;
        for (int i = 0; i < size; i++) {
            table[free(table, hashes[i])] = i;
        }
    }

    private static int[] emptyTable(int places) {
        int[] table = new int[places * TABLE_FACTOR];
        Arrays.fill(table, EMPTY);
        return table;
    }

    private int find(long hash) {
        int mask = table.length - 1;
        for (int at = (int) hash & mask; table[at] != EMPTY; at = at + 1 & mask) {
            if (hashes[table[at]] == hash) {
                return at;
            }
        }
        return -1;
    }

    private static int free(int[] table, long hash) {
        int mask = table.length - 1;
        int at = (int) hash & mask;
        while (table[at] != EMPTY) {
            at = at + 1 & mask;
        }
        return at;
    }

    private void forgetOldest() {
        int at = find(hashes[oldest]);
        oldest = oldest + 1 & hashes.length - 1;
        size--;
        closeGap(at);
    }

    /** What stands behind a gap moves into it, unless it would be before its own place then. */
    private void closeGap(int freed) {
        int mask = table.length - 1;
        int gap = freed;
        for (int at = gap + 1 & mask; table[at] != EMPTY; at = at + 1 & mask) {
            int home = (int) hashes[table[at]] & mask;
            if ((at - home & mask) >= (at - gap & mask)) {
                table[gap] = table[at];
                gap = at;
            }
        }
        table[gap] = EMPTY;
    }

    private long hash(byte[] buffer, int offset, int length) {
        long hash = seed ^ length;
        for (int i = offset; i < offset + length; i++) {
            hash = (hash ^ buffer[i]) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        // Splitmix64's ending: every bit of the id moves every bit of the hash.
        hash = (hash ^ hash >>> 30) * 0xBF58476D1CE4E5B9L;
        hash = (hash ^ hash >>> 27) * 0x94D049BB133111EBL;
        return hash ^ hash >>> 31;
    }
}

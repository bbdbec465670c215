package dev.lookback.workers.bulk;

/**
 * How many bytes a request should have. It climbs: a size is judged by the documents a second of a few requests, a larger
 * one is kept only where it clearly pays, else a smaller one is tried, then it rests. A refusal to take so much halves it
 * at once. It knows no clock: whoever sends says how long requests took. Thread-safe.
 */
final class BulkSize {

    private static final double STEP = 1.4;
    /** Less than this is noise, and memory for nothing. */
    private static final double PAYS = 1.05;

    private static final int JUDGED_BY = 8;
    private static final int REST = 200;
    /** After so many requests a limit that the server has shown is tried again: it may have been raised. */
    private static final int CEILING_STANDS = 2_000;

    private enum Phase {
        STANDING,
        LARGER,
        SMALLER
    }

    private final int min;
    private final int max;

    private Phase phase = Phase.STANDING;
    private int size;
    /** What was judged best so far, and how many documents a nanosecond it takes. */
    private int best;

    private double bestRate;
    private boolean hasGrown;
    private int ceiling;
    private int ceilingStands;
    private int rest;

    private int requests;
    private long documents;
    private long nanos;

    BulkSize(int min, int first, int max) {
        this.min = Math.min(min, max);
        this.max = max;
        this.ceiling = max;
        this.size = Math.clamp(first, this.min, max);
        this.best = size;
    }

    synchronized int bytes() {
        return size;
    }

    /** A request was taken whole. One of another size than asked for now says nothing: little is to do, or it is an old one. */
    synchronized void answered(int bytes, int documents, long nanos) {
        if (bytes < size * 0.95 || bytes > size * 1.2) {
            return;
        }
        if (ceilingStands > 0 && --ceilingStands == 0) {
            ceiling = max;
        }
        if (rest > 0) {
            rest--;
            return;
        }
        requests++;
        this.documents += documents;
        this.nanos += nanos;
        if (requests == JUDGED_BY) {
            double rate = (double) this.documents / Math.max(1, this.nanos);
            forgetSamples();
            judge(rate);
        }
    }

    /** The server had too much to do. What is left over of a request, or was sent before the size shrank, does not count. */
    synchronized void overloaded(int bytes) {
        if (bytes >= size / 2 && bytes <= size * 1.2) {
            standAt(size / 2);
        }
    }

    /** The server takes no request of so many bytes, whatever it has to do. */
    synchronized void tooLarge(int bytes) {
        ceiling = Math.max(min, Math.min(ceiling, (int) (bytes * 0.9)));
        ceilingStands = CEILING_STANDS;
        if (size > ceiling) {
            standAt(Math.min(size, bytes) / 2);
        }
    }

    private void judge(double rate) {
        boolean pays = rate >= bestRate * PAYS;
        switch (phase) {
            case STANDING -> {
                take(rate);
                hasGrown = false;
                tryLarger();
            }
            case LARGER -> {
                if (pays) {
                    take(rate);
                    hasGrown = true;
                    tryLarger();
                } else if (hasGrown) {
                    standAt(best);
                } else {
                    trySmaller();
                }
            }
            case SMALLER -> {
                if (pays) {
                    take(rate);
                    trySmaller();
                } else {
                    standAt(best);
                }
            }
        }
    }

    private void take(double rate) {
        best = size;
        bestRate = rate;
    }

    private void tryLarger() {
        int larger = (int) Math.min(ceiling, best * STEP);
        if (larger > best) {
            phase = Phase.LARGER;
            size = larger;
        } else {
            trySmaller();
        }
    }

    private void trySmaller() {
        int smaller = (int) Math.max(min, best / STEP);
        if (smaller < best) {
            phase = Phase.SMALLER;
            size = smaller;
        } else {
            standAt(best);
        }
    }

    private void standAt(int bytes) {
        phase = Phase.STANDING;
        size = Math.clamp(bytes, min, max);
        best = size;
        rest = REST;
        forgetSamples();
    }

    private void forgetSamples() {
        requests = 0;
        documents = 0;
        nanos = 0;
    }
}

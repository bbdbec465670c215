package dev.lookback.blocks.bzip2;

import dev.lookback.model.block.BlockCodec;

/**
 * Sorts a block's text back, the inverse Burrows-Wheeler transform. Each byte's place says where the next one's is, so one walk
 * does nothing but wait for memory that is far away. Here many walk at once, and wait together: each from a place of its own
 * to one where another has begun, which gives the text in pieces. Not thread-safe.
 */
final class Walks {

    /** More wait no shorter, and fewer do. */
    private static final int LANES = 16;

    private static final int STARTS = 256;
    private static final int LEAST_GAP = 64;
    private static final int FIRST_PIECE = 0;

    /** Of a place where a walk begins: whoever comes there is at its end. */
    private static final int MARK = 1 << 31;

    private static final int NO_PIECE = -1;

    /** Of each place, the next one's number and the byte; behind the last one a place that leads to itself. */
    private final int[] steps = new int[BlockCodec.MAX_STREAM_BYTES + 1];

    private final Pieces pieces = new Pieces(1 + STARTS);

    private final int[] places = new int[LANES];
    /** The lanes' pieces, and the rounds in which they were begun. */
    private final int[] pieceOf = new int[LANES];

    private final int[] begins = new int[LANES];
    /** Where a lane's next byte goes is this and the round's number. */
    private final int[] offsets = new int[LANES];

    private final int[] found = new int[LANES];

    private int size;
    private int origin;
    private int gap;
    private int started;
    private int walking;

    /**
     * @param origin the place of the text's first byte, one of the runs'
     * @param text takes as many bytes as the runs have
     */
    void unsort(SortedRuns runs, int origin, byte[] text) {
        this.size = runs.size();
        this.origin = origin;
        this.gap = Math.max(LEAST_GAP, Math.ceilDiv(size, STARTS));
        runs.steps(steps);
        steps[size] = size << Byte.SIZE;
        steps[origin] |= MARK;
        for (int place = 0; place < size; place += gap) {
            steps[place] |= MARK;
        }
        walkAll();
        pieces.join(FIRST_PIECE, text, size);
    }

    private void walkAll() {
        started = 0;
        walking = LANES;
        pieces.clear(1 + Math.ceilDiv(size, gap));
        for (int lane = 0; lane < LANES; lane++) {
            begin(lane, 0);
        }
        int round = 0;
        while (walking > 0) {
            round = walk(round);
            for (int lane = 0; lane < LANES; lane++) {
                turn(lane, round);
            }
        }
    }

    /** Until one of them comes to an end or has filled its piece: the round in which it is to turn. */
    private int walk(int first) {
        int last = Integer.MAX_VALUE;
        for (int begin : begins) {
            last = Math.min(last, begin + Pieces.BYTES);
        }
        int round = first;
        while (round < last && step(round)) {
            round++;
        }
        return round;
    }

    /** A byte of each of them, unless one is at its end. */
    private boolean step(int round) {
        int all = 0;
        for (int lane = 0; lane < LANES; lane++) {
            int step = steps[places[lane]];
            found[lane] = step;
            all |= step;
        }
        if (all < 0) {
            return false;
        }
        for (int lane = 0; lane < LANES; lane++) {
            int step = found[lane];
            pieces.bytes[offsets[lane] + round] = (byte) step;
            places[lane] = step >>> Byte.SIZE;
        }
        return true;
    }

    private void turn(int lane, int round) {
        int place = places[lane];
        int length = round - begins[lane];
        if (steps[place] < 0) {
            pieces.end(pieceOf[lane], length, pieceFrom(place));
            begin(lane, round);
        } else if (length == Pieces.BYTES) {
            goOn(lane, round);
        }
    }

    private int pieceFrom(int place) {
        return place == origin ? FIRST_PIECE : 1 + place / gap;
    }

    /** From the next place where nobody has begun. */
    private void begin(int lane, int round) {
        int piece = started++;
        int place = piece == FIRST_PIECE ? origin : (piece - 1) * gap;
        if (piece != FIRST_PIECE && place == origin) {
            begin(lane, round);
        } else if (place < size) {
            int step = steps[place] & ~MARK;
            pieces.bytes[piece * Pieces.BYTES] = (byte) step;
            fill(lane, piece, round - 1);
            places[lane] = step >>> Byte.SIZE;
        } else {
            walking--;
            pieceOf[lane] = NO_PIECE;
            places[lane] = size;
            goOn(lane, round);
        }
    }

    /** In the next piece; who has nowhere to go writes what nobody reads. */
    private void goOn(int lane, int round) {
        int piece = pieceOf[lane];
        if (piece == NO_PIECE) {
            begins[lane] = round;
            offsets[lane] = pieces.unread() - round;
        } else {
            int next = pieces.open();
            pieces.end(piece, Pieces.BYTES, next);
            fill(lane, next, round);
        }
    }

    private void fill(int lane, int piece, int round) {
        pieceOf[lane] = piece;
        begins[lane] = round;
        offsets[lane] = piece * Pieces.BYTES - round;
    }
}

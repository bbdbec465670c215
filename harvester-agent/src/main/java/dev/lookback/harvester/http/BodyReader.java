package dev.lookback.harvester.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads a body once, in small pieces, and shows its JSON texts one at a time. */
final class BodyReader {

    /** Of one text; four times an event line, since a message that is too long is cut. */
    static final int MAX_TEXT_BYTES = 1024 * 1024;

    private static final int PIECE_BYTES = 16 * 1024;

    /** Takes one text. */
    @FunctionalInterface
    interface Visitor {
        /** @param buffer that has it from 0 on, until the call returns */
        void text(byte[] buffer, int length, Place place);
    }

    private final Cutter cutter;
    private final Visitor visitor;
    private byte[] text = new byte[PIECE_BYTES];
    private int length;

    BodyReader(Cutter cutter, Visitor visitor) {
        this.cutter = cutter;
        this.visitor = visitor;
    }

    /**
     * Reads to the end.
     *
     * @throws RefusedException if the body is not what it should be
     */
    void read(InputStream body) throws IOException {
        byte[] piece = new byte[PIECE_BYTES];
        int bytes = body.read(piece);
        while (bytes >= 0) {
            for (int i = 0; i < bytes; i++) {
                next(piece[i]);
            }
            bytes = body.read(piece);
        }
        if (cutter.ended()) {
            show();
        }
    }

    private void next(byte b) {
        switch (cutter.next(b)) {
            case BETWEEN -> {}
            case PART -> append(b);
            case LAST -> {
                append(b);
                show();
            }
            case BEHIND -> show();
        }
    }

    private void append(byte b) {
        if (length == MAX_TEXT_BYTES) {
            throw RefusedException.tooLong(
                    cutter.place(), "too long (expected: at most " + MAX_TEXT_BYTES + " bytes an event)");
        }
        if (length == text.length) {
            text = Arrays.copyOf(text, Math.min(MAX_TEXT_BYTES, length * 2));
        }
        text[length++] = b;
    }

    private void show() {
        visitor.text(text, length, cutter.place());
        length = 0;
    }
}

package dev.lookback.harvester.socket;

import java.util.Arrays;

/** Lines that end with LF. White space at its end is no part of a message, and what has nothing else is none. */
final class LineFraming implements Framing {

    private static final int INITIAL_BYTES = 16 * 1024;

    private final int maxLineBytes;
    private final MessageVisitor visitor;
    private byte[] buffer = new byte[INITIAL_BYTES];
    private int start;
    private int end;

    /** Whether the rest of a line that was cut is still to come. */
    private boolean isRest;

    /** @param maxLineBytes of a line; what is longer is cut, the rest of it is dropped */
    LineFraming(int maxLineBytes, MessageVisitor visitor) {
        this.maxLineBytes = maxLineBytes;
        this.visitor = visitor;
    }

    /** The same of bytes that are all there. */
    static void forEach(byte[] lines, MessageVisitor visitor) {
        int from = 0;
        for (int at = 0; at <= lines.length; at++) {
            if (at == lines.length || lines[at] == '\n') {
                show(lines, from, at, false, visitor);
                from = at + 1;
            }
        }
    }

    @Override
    public byte[] buffer() {
        return buffer;
    }

    @Override
    public int end() {
        return end;
    }

    @Override
    public int room() {
        return buffer.length - end;
    }

    @Override
    public void received(int bytes) {
        int last = end + bytes;
        for (int at = end; at < last; at++) {
            if (buffer[at] == '\n') {
                lineEnded(at);
            }
        }
        end = last;
        if (end - start > maxLineBytes) {
            cut();
        }
        compact();
    }

    private void lineEnded(int at) {
        if (!isRest) {
            boolean isCut = at - start > maxLineBytes;
            show(buffer, start, isCut ? start + maxLineBytes : at, isCut, visitor);
        }
        isRest = false;
        start = at + 1;
    }

    private void cut() {
        if (!isRest) {
            show(buffer, start, start + maxLineBytes, true, visitor);
        }
        isRest = true;
        start = end;
    }

    @Override
    public void ended() {
        if (!isRest) {
            show(buffer, start, end, false, visitor);
        }
        start = end;
    }

    private static void show(byte[] buffer, int from, int to, boolean isCut, MessageVisitor visitor) {
        int last = to;
        while (last > from && buffer[last - 1] >= 0 && buffer[last - 1] <= ' ') {
            last--;
        }
        if (last > from) {
            visitor.message(buffer, from, last - from, isCut);
        }
    }

    private void compact() {
        System.arraycopy(buffer, start, buffer, 0, end - start);
        end -= start;
        start = 0;
        if (end == 0 && buffer.length > INITIAL_BYTES) {
            buffer = new byte[INITIAL_BYTES];
        } else if (room() < buffer.length / 4) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
    }
}

package dev.lookback.model.event;

/** Lines in a byte buffer: each ends with a line feed, the last one may go without. */
public final class EventLines {

    /** Takes one line, in place. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * @param offset of the line's first byte
         * @param length in bytes, without the line feed, more than zero
         */
        void line(byte[] buffer, int offset, int length);
    }

    private EventLines() {}

    /** Shows the visitor every line that is not empty, in order. */
    public static void forEach(byte[] buffer, int offset, int length, Visitor visitor) {
        int end = offset + length;
        int start = offset;
        for (int i = offset; i < end; i++) {
            if (buffer[i] == '\n') {
                if (i > start) {
                    visitor.line(buffer, start, i - start);
                }
                start = i + 1;
            }
        }
        if (end > start) {
            visitor.line(buffer, start, end - start);
        }
    }

    public static void forEach(byte[] lines, Visitor visitor) {
        forEach(lines, 0, lines.length, visitor);
    }
}

package dev.lookback.gateway.logio;

/**
 * Finds messages in a stream of bytes, however they are cut up. log.io 0.4 ends each with a zero byte, and may have line feeds
 * within; 0.3 ends each with a line feed behind a carriage return. Which one it is, a message's own first word says, so that
 * both may share a connection. One thread at a time.
 */
final class LogioFraming {

    /** Takes one message, in place. */
    @FunctionalInterface
    interface Sink {
        /** @param isCut whether it was longer than it is here */
        void message(byte[] buffer, int offset, int length, boolean isCut);
    }

    /** What the longest first word needs to be told from others. */
    private static final int WORD_BYTES = 7;

    private static final int NONE = -1;

    private final Sink sink;
    private final byte[] buffer;

    private int start;
    private int searched;
    private int end;

    /** The byte that ends a message whose beginning was taken already. */
    private int skipTo = NONE;

    /** @param maxMessageBytes of a longer one the beginning is taken */
    LogioFraming(int maxMessageBytes, Sink sink) {
        this.buffer = new byte[maxMessageBytes];
        this.sink = sink;
    }

    /** Where to read to, from {@link #end()} on. */
    byte[] buffer() {
        return buffer;
    }

    int end() {
        return end;
    }

    /** Never zero. */
    int room() {
        return buffer.length - end;
    }

    /** So many bytes were read. */
    void received(int bytes) {
        end += bytes;
        boolean isMore = true;
        while (isMore) {
            isMore = skipTo == NONE ? next() : skip();
        }
        if (end == buffer.length && start == 0) {
            cut();
        } else if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            searched = Math.max(0, searched - start);
            start = 0;
        }
    }

    /** Returns whether there may be another. */
    private boolean next() {
        while (start < end && isBetween(buffer[start])) {
            start++;
        }
        int last = terminator();
        if (last == NONE) {
            return false;
        }
        int at = find(last);
        if (at == NONE) {
            return false;
        }
        int length = at - start;
        while (last == '\n' && length > 0 && buffer[start + length - 1] == '\r') {
            length--;
        }
        sink.message(buffer, start, length, false);
        start = at + 1;
        searched = start;
        return true;
    }

    /** Whoever sends by {@code echo} and {@code nc} sends a line feed behind the zero byte. */
    private static boolean isBetween(byte b) {
        return b == 0 || b == '\r' || b == '\n';
    }

    /** The byte that ends the message that begins here; {@link #NONE} when more has to be read to know. */
    private int terminator() {
        int length = Math.min(WORD_BYTES, end - start);
        int known = 0;
        while (known < length && buffer[start + known] != '|' && !isBetween(buffer[start + known])) {
            known++;
        }
        if (known == length && length < WORD_BYTES) {
            return NONE;
        }
        return LogioMessage.endsWithZero(buffer, start, known) ? 0 : '\n';
    }

    private int find(int last) {
        for (int i = Math.max(start, searched); i < end; i++) {
            if (buffer[i] == last) {
                return i;
            }
        }
        searched = end;
        return NONE;
    }

    private boolean skip() {
        int at = find(skipTo);
        if (at == NONE) {
            start = end;
            return false;
        }
        start = at + 1;
        searched = start;
        skipTo = NONE;
        return true;
    }

    private void cut() {
        skipTo = terminator() == 0 ? 0 : '\n';
        int length = end;
        // Not within a character.
        while (length > end - 4 && length > 0 && (buffer[length - 1] & 0xc0) == 0x80) {
            length--;
        }
        if (length > 0 && buffer[length - 1] < 0) {
            length--;
        }
        sink.message(buffer, 0, length, true);
        end = 0;
        searched = 0;
    }

    /** Whether a message has begun that has not ended. */
    boolean isWithin() {
        return end > start;
    }
}

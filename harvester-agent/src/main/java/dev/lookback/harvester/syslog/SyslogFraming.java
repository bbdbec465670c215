package dev.lookback.harvester.syslog;

import dev.lookback.harvester.socket.Framing;
import dev.lookback.harvester.socket.MessageVisitor;

import java.util.Arrays;

/**
 * Cuts what one TCP connection brings into messages (RFC 6587), however it is cut over reads. The first bytes decide: a
 * number and a space mean octet counting for the whole connection, anything else lines that end with LF or NUL. With octet
 * counting, what is no number where one must stand is taken as a line, so that a sender that miscounts loses its place for
 * one message and not for good.
 */
final class SyslogFraming implements Framing {

    /** Of one message, in bytes; what is longer is cut. */
    static final int MAX_MESSAGE_BYTES = 256 * 1024;

    private static final int INITIAL_BYTES = 32 * 1024;
    private static final int CAPACITY_BYTES = MAX_MESSAGE_BYTES + 2 * INITIAL_BYTES;
    private static final int MAX_COUNT_DIGITS = 9;

    private enum Mode {
        UNDECIDED,
        COUNTED,
        LINES
    }

    private final MessageVisitor visitor;
    private byte[] buffer = new byte[INITIAL_BYTES];
    private int start;
    private int end;

    /** No line ends between start and here. */
    private int searched;

    private Mode mode = Mode.UNDECIDED;

    /** What is left of a counted message that was cut. */
    private long countedRest;

    /** Whether the rest of a line that was cut is still to come. */
    private boolean isLineRest;

    SyslogFraming(MessageVisitor visitor) {
        this.visitor = visitor;
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
        end += bytes;
        while (dropRest() && next()) {
            // Each turn takes one message, or decides the mode.
        }
        compact();
    }

    @Override
    public void ended() {
        if (mode == Mode.COUNTED && countLength() > 0) {
            start += countLength() + 1;
            show(start, end - start, true);
        } else if (mode == Mode.COUNTED && start + digits() == end) {
            // A count alone is no message.
            start = end;
        } else if (!isLineRest && countedRest == 0) {
            show(start, end - start, false);
        }
        start = end;
    }

    private boolean next() {
        while (start < end && isTrailer(buffer[start])) {
            start++;
        }
        if (start == end) {
            return false;
        }
        return switch (mode) {
            case UNDECIDED -> decide();
            case COUNTED -> counted();
            case LINES -> line();
        };
    }

    private boolean decide() {
        int digits = digits();
        if (start + digits == end && digits <= MAX_COUNT_DIGITS) {
            return false;
        }
        mode = countLength() > 0 ? Mode.COUNTED : Mode.LINES;
        return true;
    }

    private boolean counted() {
        int digits = digits();
        if (start + digits == end && digits > 0 && digits <= MAX_COUNT_DIGITS) {
            return false;
        }
        if (countLength() == 0) {
            return line();
        }
        long length = count(digits);
        int first = start + digits + 1;
        int held = (int) Math.min(length, MAX_MESSAGE_BYTES);
        // One byte more than is kept, to see whether a character ends there.
        if (end - first < Math.min(length, MAX_MESSAGE_BYTES + 1)) {
            return false;
        }
        show(first, length > held ? cut(first) : held, length > held);
        start = first + held;
        countedRest = length - held;
        return true;
    }

    private boolean line() {
        int at = Math.max(searched, start);
        while (at < end && !isLineEnd(buffer[at])) {
            at++;
        }
        searched = at;
        boolean isWhole = at < end;
        if (!isWhole && at - start <= MAX_MESSAGE_BYTES) {
            return false;
        }
        boolean isCut = at - start > MAX_MESSAGE_BYTES;
        show(start, isCut ? cut(start) : at - start, isCut);
        start = at;
        isLineRest = !isWhole;
        return isWhole;
    }

    /** Returns whether nothing is left to drop. */
    private boolean dropRest() {
        int dropped = (int) Math.min(countedRest, end - start);
        start += dropped;
        countedRest -= dropped;
        while (isLineRest && start < end) {
            isLineRest = !isLineEnd(buffer[start++]);
        }
        return countedRest == 0 && !isLineRest;
    }

    /** Digits from the start on that could be a count: none if the first is no 1 to 9. */
    private int digits() {
        if (start == end || buffer[start] == '0') {
            return 0;
        }
        int at = start;
        while (at < end && buffer[at] >= '0' && buffer[at] <= '9' && at - start <= MAX_COUNT_DIGITS) {
            at++;
        }
        return at - start;
    }

    /** Of the count that stands at the start and is followed by a space; 0 if there is none. */
    private int countLength() {
        int digits = digits();
        boolean isCount =
                digits > 0 && digits <= MAX_COUNT_DIGITS && start + digits < end && buffer[start + digits] == ' ';
        return isCount ? digits : 0;
    }

    private long count(int digits) {
        long value = 0;
        for (int i = 0; i < digits; i++) {
            value = value * 10 + buffer[start + i] - '0';
        }
        return value;
    }

    /** Returns how much of a message that is too long is kept: no half character. */
    private int cut(int offset) {
        int length = MAX_MESSAGE_BYTES;
        while (length > MAX_MESSAGE_BYTES - 3 && (buffer[offset + length] & 0xc0) == 0x80) {
            length--;
        }
        return length;
    }

    private void show(int offset, int length, boolean isCut) {
        int textLength = withoutTrailer(buffer, offset, length);
        if (textLength > 0) {
            visitor.message(buffer, offset, textLength, isCut);
        }
    }

    /** Returns the length without LF, CR and NUL at the end. */
    static int withoutTrailer(byte[] buffer, int offset, int length) {
        int last = offset + length;
        while (last > offset && isTrailer(buffer[last - 1])) {
            last--;
        }
        return last - offset;
    }

    private void compact() {
        System.arraycopy(buffer, start, buffer, 0, end - start);
        searched = Math.max(0, searched - start);
        end -= start;
        start = 0;
        if (end == 0 && buffer.length > INITIAL_BYTES) {
            buffer = new byte[INITIAL_BYTES];
        } else if (room() < INITIAL_BYTES / 2) {
            buffer = Arrays.copyOf(buffer, Math.min(CAPACITY_BYTES, buffer.length * 2));
        }
    }

    private static boolean isLineEnd(byte b) {
        return b == '\n' || b == 0;
    }

    private static boolean isTrailer(byte b) {
        return isLineEnd(b) || b == '\r';
    }
}

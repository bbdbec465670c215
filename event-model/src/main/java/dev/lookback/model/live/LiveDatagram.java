package dev.lookback.model.live;

import dev.lookback.model.event.EventLines;
import dev.lookback.model.topic.Environment;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A datagram of live events: {@code LBU1 <env>\n}, then event lines with a line feed each (CONTRACT section 6). */
public final class LiveDatagram {

    /** At most this long, unless one line alone is longer. */
    public static final int MAX_BYTES = 1_400;

    /** A longer line is not sent. */
    public static final int MAX_LINE_BYTES = 60 * 1024;

    private static final byte[] MAGIC = "LBU1 ".getBytes(StandardCharsets.US_ASCII);

    /** What a datagram is to the one who serves an environment. */
    public enum Kind {
        /** Lines of the served environment. */
        OURS,
        /** Lines of another environment. */
        FOREIGN,
        /** Something else. */
        JUNK
    }

    private LiveDatagram() {}

    /** What a datagram begins with, its line feed included. */
    public static byte[] head(Environment environment) {
        return ("LBU1 " + environment + '\n').getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Shows the visitor the lines of a datagram of ours, whatever they are; nothing of any other.
     *
     * @param head of the served environment
     */
    public static Kind read(byte[] head, byte[] buffer, int offset, int length, EventLines.Visitor visitor) {
        if (!startsWith(MAGIC, buffer, offset, length)) {
            return Kind.JUNK;
        }
        if (!startsWith(head, buffer, offset, length)) {
            return Kind.FOREIGN;
        }
        EventLines.forEach(buffer, offset + head.length, length - head.length, visitor);
        return Kind.OURS;
    }

    private static boolean startsWith(byte[] expected, byte[] buffer, int offset, int length) {
        return length >= expected.length
                && Arrays.equals(buffer, offset, offset + expected.length, expected, 0, expected.length);
    }
}

package dev.lookback.gateway.logio;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A message of log.io, taken apart in place. One thread at a time. */
final class LogioMessage {

    /** What a message is to us. */
    enum Kind {
        /** Text of a stream and a source. */
        TEXT,
        /** Who is there, and who is gone: log.io needs it for its list, we make ours of what comes in. */
        ANNOUNCEMENT,
        /** Something else. */
        UNKNOWN
    }

    private static final byte[] MSG = ascii("+msg");
    private static final byte[] LOG = ascii("+log");
    private static final byte[][] ZERO_ENDED = {MSG, ascii("+input"), ascii("-input")};
    private static final byte[][] ANNOUNCEMENTS = {
        ascii("+input"),
        ascii("-input"),
        ascii("+node"),
        ascii("-node"),
        ascii("+stream"),
        ascii("-stream"),
        ascii("+bind")
    };

    int streamOffset;
    int streamLength;
    int sourceOffset;
    int sourceLength;
    int levelOffset;
    int levelLength;
    int textOffset;
    int textLength;

    /** Whether messages with this first word are of log.io 0.4, which ends them with a zero byte. */
    static boolean endsWithZero(byte[] buffer, int offset, int length) {
        return isOneOf(ZERO_ENDED, buffer, offset, length);
    }

    Kind read(byte[] buffer, int offset, int length) {
        int end = offset + length;
        int bar = bar(buffer, offset, end);
        if (isOneOf(ANNOUNCEMENTS, buffer, offset, bar - offset)) {
            return Kind.ANNOUNCEMENT;
        }
        boolean hasLevel = is(LOG, buffer, offset, bar - offset);
        if (!hasLevel && !is(MSG, buffer, offset, bar - offset)) {
            return Kind.UNKNOWN;
        }
        return fields(buffer, bar, end, hasLevel) ? Kind.TEXT : Kind.UNKNOWN;
    }

    private boolean fields(byte[] buffer, int firstBar, int end, boolean hasLevel) {
        int bar = firstBar;
        streamOffset = bar + 1;
        bar = bar(buffer, streamOffset, end);
        streamLength = bar - streamOffset;
        sourceOffset = bar + 1;
        bar = bar(buffer, sourceOffset, end);
        sourceLength = bar - sourceOffset;
        levelOffset = bar + 1;
        levelLength = 0;
        if (hasLevel) {
            bar = bar(buffer, levelOffset, end);
            levelLength = bar - levelOffset;
        }
        textOffset = bar + 1;
        textLength = end - textOffset;
        return textLength >= 0;
    }

    /** The next bar; behind the end when there is none. */
    private static int bar(byte[] buffer, int start, int end) {
        int at = start;
        while (at < end && buffer[at] != '|') {
            at++;
        }
        return at;
    }

    private static boolean isOneOf(byte[][] words, byte[] buffer, int offset, int length) {
        for (byte[] word : words) {
            if (is(word, buffer, offset, length)) {
                return true;
            }
        }
        return false;
    }

    private static boolean is(byte[] word, byte[] buffer, int offset, int length) {
        return word.length == length && Arrays.equals(word, 0, length, buffer, offset, offset + length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

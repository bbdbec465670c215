package dev.lookback.harvester.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Keeps stack traces with the line before them, as the JVM, .NET, JavaScript and Python write them: a line goes on that is
 * indented, that names an exception as Java does ({@code java.io.IOException: ...}), or that begins as a cause or a traceback
 * does. Behind a traceback of Python, which ends with a line that is not indented, that line goes on too.
 */
final class StackTraces implements Grouping {

    private static final byte[] CAUSE = ascii("Caused by: ");
    private static final byte[] TRACEBACK = ascii("Traceback (most recent call last):");
    private static final byte[][] BETWEEN = {
        ascii("During handling of the above exception, another exception occurred:"),
        ascii("The above exception was the direct cause of the following exception:")
    };
    private static final byte[][] THROWABLES = {ascii("Exception"), ascii("Error"), ascii("Throwable")};

    @Override
    public boolean goesOn(byte[] text, int lineStart, int end) {
        if (lineStart == end) {
            return true;
        }
        byte first = text[lineStart];
        return first == ' '
                || first == '\t'
                || (isNameStart(first) && (isTrace(text, lineStart, end) || isBehindTraceback(text, lineStart)));
    }

    private static boolean isTrace(byte[] text, int start, int end) {
        return isAt(CAUSE, text, start, end)
                || isAt(TRACEBACK, text, start, end)
                || isAt(BETWEEN[0], text, start, end)
                || isAt(BETWEEN[1], text, start, end)
                || isThrowable(text, start, end);
    }

    /** {@code package.Name}, then nothing or a colon, where the name ends as throwables' names do. */
    private static boolean isThrowable(byte[] text, int start, int end) {
        int at = start;
        boolean hasPackage = false;
        while (at < end && (isNameStart(text[at]) || isDigit(text[at]) || text[at] == '.')) {
            hasPackage |= text[at] == '.';
            at++;
        }
        if (!hasPackage || (at < end && text[at] != ':')) {
            return false;
        }
        for (byte[] name : THROWABLES) {
            if (at - name.length > start && isAt(name, text, at - name.length, at)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the line before is indented, and the last that is not says that a traceback follows. */
    private static boolean isBehindTraceback(byte[] text, int lineStart) {
        int end = lineStart - 1;
        int start = lineBefore(text, end);
        boolean isIndented = start < end && text[start] == ' ';
        while (isIndented && start > 0 && (text[start] == ' ' || start == end)) {
            end = start - 1;
            start = lineBefore(text, end);
        }
        return isIndented && isAt(TRACEBACK, text, start, end);
    }

    private static int lineBefore(byte[] text, int end) {
        int start = end;
        while (start > 0 && text[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    private static boolean isNameStart(byte b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || b == '_' || b == '$';
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static boolean isAt(byte[] words, byte[] text, int start, int end) {
        return end - start >= words.length && Arrays.equals(words, 0, words.length, text, start, start + words.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

package dev.lookback.search;

/**
 * How deeply objects and lists lie within each other. Elasticsearch reads a document by recursion: some thousand levels, a
 * line of 5 KB, overflow the stack of the thread that writes, which ends the node or leaves the request without an answer.
 * So such a line must not be sent.
 */
public final class DocumentDepth {

    /** Far more than any log has. */
    public static final int MAX = 100;

    private DocumentDepth() {}

    public static boolean isTooDeep(byte[] buffer, int offset, int length) {
        return openings(buffer, offset, length) > MAX && depth(buffer, offset, length) > MAX;
    }

    /** An upper bound, and cheap: most lines have a dozen. */
    private static int openings(byte[] buffer, int offset, int length) {
        int openings = 0;
        for (int at = offset; at < offset + length; at++) {
            if (isOpening(buffer[at])) {
                openings++;
            }
        }
        return openings;
    }

    private static int depth(byte[] buffer, int offset, int length) {
        int deepest = 0;
        int depth = 0;
        boolean isInString = false;
        for (int at = offset; at < offset + length; at++) {
            byte each = buffer[at];
            if (isInString && each == '\\') {
                at++;
            } else if (each == '"') {
                isInString = !isInString;
            } else if (!isInString && isOpening(each)) {
                deepest = Math.max(deepest, ++depth);
            } else if (!isInString && isClosing(each)) {
                depth--;
            }
        }
        return deepest;
    }

    /** A bracket and a brace differ by one bit. */
    private static boolean isOpening(byte each) {
        return (each | 0x20) == '{';
    }

    private static boolean isClosing(byte each) {
        return (each | 0x20) == '}';
    }
}

package dev.lookback.filter;

/** Comparisons of bytes, where capital and small letters are the same. */
final class Ascii {

    private Ascii() {}

    /** Whether a text, in small letters, stands at a place; there must be as many bytes. */
    static boolean isAt(byte[] buffer, int at, byte[] text) {
        for (int i = 0; i < text.length; i++) {
            if (small(buffer[at + i]) != text[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether a text, in small letters, stands anywhere between two places. */
    static boolean isIn(byte[] buffer, int from, int to, byte[] text) {
        int last = to - text.length;
        for (int at = from; at <= last; at++) {
            if (isAt(buffer, at, text)) {
                return true;
            }
        }
        return false;
    }

    private static int small(byte letter) {
        return letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter;
    }
}

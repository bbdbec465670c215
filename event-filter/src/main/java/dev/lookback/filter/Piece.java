package dev.lookback.filter;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Characters that a line has, in capital or small letters, if any value of it matches a term or a pattern. A line that has
 * them not need not be read.
 */
final class Piece implements Probe {

    /** All of ASCII but what JSON may escape and what patterns are made of. */
    private static final String NOT_AS_IT_STANDS = "[^ -~]|[\"/\\\\*?]";

    /** LATIN CAPITAL LETTER I WITH DOT ABOVE, whose small letter is an i. */
    private static final byte[] DOTTED_I = utf8("\u0130");
    /** Its small letter is a k. */
    private static final byte[] KELVIN_SIGN = utf8("\u212a");

    private static final byte[] ESCAPE = utf8("\\u");

    private final byte[] text;

    private Piece(String text) {
        this.text = utf8(text.toLowerCase(Locale.ROOT));
    }

    /** The longest one; null where there is none. */
    static @Nullable Piece of(String term) {
        String longest = "";
        for (String piece : term.split(NOT_AS_IT_STANDS, -1)) {
            longest = piece.length() > longest.length() ? piece : longest;
        }
        return longest.isEmpty() ? null : new Piece(longest);
    }

    /** Whether a line, or what is between two separators of it, may have it: no, or unknown. */
    @Override
    public Guess in(byte[] buffer, int from, int to) {
        return Ascii.isIn(buffer, from, to, text) || !isPlain(buffer, from, to) ? Guess.UNKNOWN : Guess.NO;
    }

    /** Whether no character of ASCII stands there in another way. */
    private static boolean isPlain(byte[] buffer, int from, int to) {
        for (int at = from; at < to; at++) {
            byte next = buffer[at];
            if (next == '\\') {
                if (begins(ESCAPE, buffer, at, to) && !isControl(buffer, at + ESCAPE.length, to)) {
                    return false;
                }
            } else if (next < 0 && (begins(DOTTED_I, buffer, at, to) || begins(KELVIN_SIGN, buffer, at, to))) {
                return false;
            }
        }
        return true;
    }

    /** Escapes of control characters, which logs are full of, begin with 000 or 001; no other character's does. */
    private static boolean isControl(byte[] buffer, int at, int to) {
        return at + 2 < to && buffer[at] == '0' && buffer[at + 1] == '0' && (buffer[at + 2] & ~1) == '0';
    }

    private static boolean begins(byte[] text, byte[] buffer, int at, int to) {
        return to - at >= text.length && Arrays.equals(buffer, at, at + text.length, text, 0, text.length);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

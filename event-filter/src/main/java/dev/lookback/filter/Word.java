package dev.lookback.filter;

import java.nio.charset.StandardCharsets;

/**
 * A word, or how one begins, that is looked for in a text as it stands in a line. Between two separators letters and digits
 * alone are one word to the analyzer "standard", which follows Unicode's annex 29; where there is anything else between
 * them nothing is said, if the word could be in it.
 */
final class Word implements Probe {

    /** The analyzer cuts longer ones. */
    private static final int MAX_LENGTH = 255;

    /** Of ASCII, what between two letters or digits may make them one word. */
    private static final String JOINERS = ".,:;'";

    private static final byte SEPARATOR = 0;
    private static final byte LETTER = 1;
    private static final byte JOINER = 2;
    private static final byte ODD = 3;

    private static final byte[] ASCII = kinds();

    private final byte[] text;
    private final boolean isPrefix;
    private final Probe piece;

    /** @param isPrefix whether more may follow it in the word */
    Word(String text, boolean isPrefix, Probe piece) {
        this.text = text.getBytes(StandardCharsets.UTF_8);
        this.isPrefix = isPrefix;
        this.piece = piece;
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[Byte.MAX_VALUE + 1];
        JOINERS.chars().forEach(joiner -> kinds[joiner] = JOINER);
        for (char letter = 0; letter < kinds.length; letter++) {
            if (Character.isLetterOrDigit(letter) || letter == '_') {
                kinds[letter] = LETTER;
            }
        }
        return kinds;
    }

    /** Whether a term is made of letters and digits alone. */
    static boolean isPlain(String term) {
        return term.chars().allMatch(letter -> letter < ASCII.length && ASCII[letter] == LETTER);
    }

    /** Whether a text has it: the inner of a string of JSON, with its escapes. */
    @Override
    public Guess in(byte[] buffer, int from, int to) {
        Guess answer = Guess.NO;
        int at = from;
        while (at < to && answer != Guess.YES) {
            int begin = at;
            boolean isPlain = true;
            byte kind = joined(buffer, at, from, to);
            while (kind != SEPARATOR) {
                isPlain &= kind == LETTER;
                at++;
                kind = joined(buffer, at, from, to);
            }
            answer = answer.or(between(buffer, begin, at, isPlain));
            at += buffer[at] == '\\' ? 2 : 1;
        }
        return answer;
    }

    /** What stands between two separators. */
    private Guess between(byte[] buffer, int from, int to, boolean isPlain) {
        int length = to - from;
        if (length < text.length) {
            return Guess.NO;
        }
        return isPlain && length <= MAX_LENGTH
                ? Guess.of((isPrefix || length == text.length) && Ascii.isAt(buffer, from, text))
                : piece.in(buffer, from, to);
    }

    /** The kind of the character at a place; a joiner is a separator if one of its neighbours is none of a word. */
    private static byte joined(byte[] buffer, int at, int from, int to) {
        byte kind = kind(buffer, at, to);
        if (kind != JOINER) {
            return kind;
        }
        return at > from && isOfWord(buffer, at - 1, to) && isOfWord(buffer, at + 1, to) ? ODD : SEPARATOR;
    }

    private static boolean isOfWord(byte[] buffer, int at, int to) {
        byte kind = kind(buffer, at, to);
        return kind == LETTER || kind == ODD;
    }

    private static byte kind(byte[] buffer, int at, int to) {
        if (at >= to) {
            return SEPARATOR;
        }
        byte letter = buffer[at];
        if (letter < 0) {
            return ODD;
        }
        // Of the escapes all but one stand for separators.
        return letter == '\\' && buffer[at + 1] == 'u' ? ODD : ASCII[letter];
    }
}

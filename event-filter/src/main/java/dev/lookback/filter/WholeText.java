package dev.lookback.filter;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A string as it is, and nothing else. */
final class WholeText implements Probe {

    private final byte[] text;

    WholeText(String text) {
        this.text = text.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether the string is that one; unknown where it has escapes. */
    @Override
    public Guess in(byte[] buffer, int from, int to) {
        for (int at = from; at < to; at++) {
            if (buffer[at] == '\\') {
                return Guess.UNKNOWN;
            }
        }
        return Guess.of(Arrays.equals(buffer, from, to, text, 0, text.length));
    }
}

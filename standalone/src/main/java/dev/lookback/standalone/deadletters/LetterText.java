package dev.lookback.standalone.deadletters;

import dev.lookback.model.batch.Gzip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Bytes for a terminal: text where they are text, else hexadecimal; without the gzip around them. */
record LetterText(String text, boolean isGzip, int bytes) {

    private static final int MAX_EXPANDED = 32 * 1024 * 1024;
    private static final int ROW = 16;
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    static LetterText of(byte[] value) {
        if (Gzip.isGzip(value)) {
            try {
                byte[] expanded = Gzip.expand(value, MAX_EXPANDED);
                return new LetterText(readable(expanded), true, expanded.length);
            } catch (IOException e) {
                // Damaged: it is shown as it is.
                return new LetterText(hexadecimal(value), false, value.length);
            }
        }
        return new LetterText(readable(value), false, value.length);
    }

    /** One line, whatever stands in it. */
    static String line(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    private static String readable(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.chars().allMatch(LetterText::isHarmless) ? text : hexadecimal(bytes);
        } catch (CharacterCodingException e) {
            return hexadecimal(bytes);
        }
    }

    /** A control character could do anything to a terminal. */
    private static boolean isHarmless(int character) {
        return character == '\n' || character == '\r' || character == '\t' || !Character.isISOControl(character);
    }

    private static String hexadecimal(byte[] bytes) {
        StringBuilder rows = new StringBuilder();
        for (int from = 0; from < bytes.length; from += ROW) {
            int end = Math.min(from + ROW, bytes.length);
            StringBuilder characters = new StringBuilder();
            for (int at = from; at < end; at++) {
                characters.append(bytes[at] >= ' ' && bytes[at] < 0x7f ? (char) bytes[at] : '.');
            }
            rows.append(String.format("%08x  %-47s  %s%n", from, HEX.formatHex(bytes, from, end), characters));
        }
        return rows.toString();
    }
}

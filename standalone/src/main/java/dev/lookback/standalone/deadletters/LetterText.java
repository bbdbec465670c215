package dev.lookback.standalone.deadletters;

import dev.lookback.model.batch.Gzip;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/**
 * Bytes for a terminal: text where they are text, else hexadecimal; without the gzip around them.
 *
 * @param text of the first megabyte
 * @param bytes without the gzip, all of them
 */
record LetterText(String text, boolean isGzip, long bytes) {

    static final int MAX_SHOWN = 1 << 20;
    private static final int ROW = 16;
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    static LetterText of(byte[] value) {
        if (Gzip.isGzip(value)) {
            try (InputStream gzip = new GZIPInputStream(new ByteArrayInputStream(value))) {
                byte[] begin = gzip.readNBytes(MAX_SHOWN);
                long rest = gzip.transferTo(OutputStream.nullOutputStream());
                return new LetterText(readable(begin, rest > 0), true, begin.length + rest);
            } catch (IOException e) {
                // Damaged: it is shown as it is.
                return new LetterText(hexadecimal(begin(value)), false, value.length);
            }
        }
        return new LetterText(readable(begin(value), value.length > MAX_SHOWN), false, value.length);
    }

    boolean isWhole() {
        return bytes <= MAX_SHOWN;
    }

    /** One line, whatever stands in it. */
    static String line(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    private static byte[] begin(byte[] value) {
        return Arrays.copyOf(value, Math.min(value.length, MAX_SHOWN));
    }

    private static String readable(byte[] bytes, boolean isCut) {
        ByteBuffer whole = ByteBuffer.wrap(bytes, 0, isCut ? characterBorder(bytes) : bytes.length);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(whole).toString();
            return text.chars().allMatch(LetterText::isHarmless) ? text : hexadecimal(bytes);
        } catch (CharacterCodingException e) {
            return hexadecimal(bytes);
        }
    }

    /** Before the last character, which may not be whole. */
    private static int characterBorder(byte[] bytes) {
        int end = bytes.length - 1;
        while (end > 0 && (bytes[end] & 0xc0) == 0x80) {
            end--;
        }
        return end;
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

package dev.lookback.model.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The head of an event line, <code>{"@timestamp":"…","event":{"id":"…"</code>, read in place. All methods take a buffer,
 * the line's offset in it and, where they do not rely on an earlier check, its length without the line feed.
 */
public final class EventHead {

    /** Where the time stands in a line. */
    public static final int TIME_OFFSET = 15;

    /** Where the id stands in a line. */
    public static final int ID_OFFSET = 62;

    public static final int MIN_ID_LENGTH = 16;
    public static final int MAX_ID_LENGTH = 40;

    private static final byte[] BEFORE_TIME = ascii("{\"@timestamp\":\"");
    private static final byte[] BEFORE_ID = ascii("\",\"event\":{\"id\":\"");
    private static final int BEFORE_ID_OFFSET = TIME_OFFSET + EventTime.LENGTH;

    private EventHead() {}

    /** Whether the line begins with a head. It says nothing of what follows, but that it ends like an object. */
    public static boolean isHead(byte[] buffer, int offset, int length) {
        if (length < ID_OFFSET + MIN_ID_LENGTH + 3
                || buffer[offset + length - 1] != '}'
                || !matches(buffer, offset, BEFORE_TIME)
                || !matches(buffer, offset + BEFORE_ID_OFFSET, BEFORE_ID)
                || !EventTime.isValid(buffer, offset + TIME_OFFSET)) {
            return false;
        }
        int limit = Math.min(length, ID_OFFSET + MAX_ID_LENGTH + 1);
        int at = ID_OFFSET;
        while (at < limit && isIdCharacter(buffer[offset + at])) {
            at++;
        }
        return at < limit && buffer[offset + at] == '"' && at - ID_OFFSET >= MIN_ID_LENGTH;
    }

    /** The id's length in a line that has a head. */
    public static int idLength(byte[] buffer, int offset) {
        int at = offset + ID_OFFSET;
        while (buffer[at] != '"') {
            at++;
        }
        return at - offset - ID_OFFSET;
    }

    /** Time and id together, as they stand: lines that share these bytes are the same event. */
    public static int length(byte[] buffer, int offset) {
        return ID_OFFSET + idLength(buffer, offset) + 1;
    }

    public static String id(byte[] buffer, int offset) {
        return new String(buffer, offset + ID_OFFSET, idLength(buffer, offset), StandardCharsets.ISO_8859_1);
    }

    public static long epochSecond(byte[] buffer, int offset) {
        return EventTime.epochSecond(buffer, offset + TIME_OFFSET);
    }

    /** Whether two lines with a head are the same event: the same {@code @timestamp} and {@code event.id}. */
    public static boolean isSameEvent(byte[] one, int oneOffset, byte[] other, int otherOffset) {
        int length = length(one, oneOffset);
        return length == length(other, otherOffset)
                && Arrays.equals(one, oneOffset, oneOffset + length, other, otherOffset, otherOffset + length);
    }

    public static boolean isId(String id) {
        return id.length() >= MIN_ID_LENGTH
                && id.length() <= MAX_ID_LENGTH
                && id.chars().allMatch(EventHead::isIdCharacter);
    }

    private static boolean isIdCharacter(int character) {
        return character >= '0' && character <= '9' || character >= 'a' && character <= 'v';
    }

    private static boolean matches(byte[] buffer, int offset, byte[] expected) {
        return Arrays.equals(buffer, offset, offset + expected.length, expected, 0, expected.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

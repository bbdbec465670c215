package dev.lookback.harvester.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Cuts what was read of a file into texts in UTF-8: lines, or groups of lines. It keeps nothing between two chunks: what is not
 * taken is read again with the next one.
 */
final class TextCutter {

    /** Of a text, which is more than an event has room for; the rest of a longer line is left out. */
    static final int MAX_TEXT_BYTES = 256 * 1_024;

    /** Of a group of lines; the next line begins another, though it would go on. */
    private static final int MAX_GROUP_BYTES = 128 * 1_024;

    private final Grouping grouping;
    private byte[] text = new byte[4 * 1_024];
    private int length;
    private boolean isCut;

    private Encoding encoding;
    private byte[] bytes = {};
    private int at;
    private int textStart;
    private int limit;

    TextCutter(Grouping grouping) {
        this.grouping = grouping;
        this.encoding = Encoding.of(text, 0, null);
    }

    /** Goes on with another chunk, whose lines begin at start. */
    void begin(Encoding encodingOfFile, byte[] chunk, int start, int end) {
        encoding = encodingOfFile;
        bytes = chunk;
        at = start;
        limit = end;
        length = 0;
    }

    /**
     * Goes on to the next text.
     *
     * @param takesOpenText also one that the next line might go on with
     * @param takesOpenLine also a last line that has no line feed
     */
    boolean next(boolean takesOpenText, boolean takesOpenLine) {
        length = 0;
        isCut = false;
        while (true) {
            int feed = encoding.feed(bytes, at, limit);
            boolean hasLine = feed >= 0 || (takesOpenLine && at < limit);
            if (!hasLine) {
                return length > 0 && (takesOpenText ? trim() : putBack());
            }
            int before = length;
            textStart = before == 0 ? at : textStart;
            append(feed < 0 ? limit : encoding.withoutReturn(bytes, at, feed));
            if (before > 0 && !goesOn(before)) {
                length = before;
                return trim();
            }
            at = feed < 0 ? limit : feed + encoding.unit();
            if (length > 0 && !grouping.looksAhead()) {
                return true;
            }
        }
    }

    private boolean putBack() {
        at = textStart;
        return false;
    }

    /** Empty lines behind a group are not of it. */
    private boolean trim() {
        while (length > 0 && text[length - 1] == '\n') {
            length--;
        }
        return true;
    }

    private boolean goesOn(int before) {
        return length <= MAX_GROUP_BYTES && !isCut && grouping.goesOn(text, before + 1, length);
    }

    private void append(int end) {
        if (length > 0) {
            put(new byte[] {'\n'}, 0, 1);
        }
        if (encoding.isUtf8()) {
            put(bytes, at, end);
        } else {
            byte[] converted = new String(bytes, at, end - at, encoding.charset()).getBytes(StandardCharsets.UTF_8);
            put(converted, 0, converted.length);
        }
    }

    private void put(byte[] from, int start, int end) {
        int size = Math.min(end - start, MAX_TEXT_BYTES - length);
        isCut |= size < end - start;
        if (length + size > text.length) {
            text = Arrays.copyOf(text, Math.max(length + size, 2 * text.length));
        }
        System.arraycopy(from, start, text, length, size);
        length += size;
    }

    /** Stays as it is until the next call. */
    byte[] text() {
        return text;
    }

    int length() {
        return length;
    }

    boolean isCut() {
        return isCut;
    }

    /** Where the text begins in the chunk. */
    int start() {
        return textStart;
    }

    /** Where the chunk goes on behind the text; when there is none, where what is not taken begins. */
    int end() {
        return at;
    }
}

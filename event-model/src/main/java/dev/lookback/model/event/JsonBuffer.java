package dev.lookback.model.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/** Bytes of JSON that grow as they are written. What is written twice is allocated once. */
final class JsonBuffer {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** Of {@link Long#MIN_VALUE}. */
    private static final int MAX_NUMBER_BYTES = 20;

    private byte[] buffer = new byte[4 * 1024];
    private int length;

    void clear() {
        length = 0;
    }

    byte[] array() {
        return buffer;
    }

    int length() {
        return length;
    }

    void time(Instant time) {
        reserve(EventTime.LENGTH);
        EventTime.write(time, buffer, length);
        length += EventTime.LENGTH;
    }

    /** A string of text in UTF-8, where invalid bytes become U+FFFD. */
    void string(byte[] utf8, int offset, int size) {
        put('"');
        escaped(utf8, offset, offset + size, Integer.MAX_VALUE - length);
        put('"');
    }

    void string(CharSequence text) {
        put('"');
        escaped(text, Integer.MAX_VALUE - length);
        put('"');
    }

    /**
     * RFC 8259 section 7, with everything beyond ASCII as UTF-8; a lone surrogate becomes U+FFFD.
     *
     * @return how many chars of the text fitted into so many bytes
     */
    int escaped(CharSequence text, int maxBytes) {
        int start = length;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int before = length;
            int width = 1;
            reserve(6);
            if (c < 0x80) {
                asciiCharacter(c);
            } else if (isPair(text, i)) {
                utf8(Character.toCodePoint(c, text.charAt(i + 1)));
                width = 2;
            } else {
                utf8(Character.isSurrogate(c) ? 0xfffd : c);
            }
            if (length - start > maxBytes) {
                length = before;
                return i;
            }
            i += width;
        }
        return i;
    }

    private static boolean isPair(CharSequence text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1));
    }

    /**
     * The same, from bytes: most stand for themselves and are copied in runs.
     *
     * @return how many bytes of the text fitted
     */
    int escaped(byte[] utf8, int offset, int end, int maxBytes) {
        int limit = length + maxBytes;
        int at = offset;
        while (at < end && length < limit) {
            int run = plainRun(utf8, at, Math.min(end, at + limit - length));
            if (run > 0) {
                bytes(utf8, at, run);
                at += run;
                continue;
            }
            int before = length;
            reserve(6);
            int read = character(utf8, at, end);
            if (length > limit) {
                length = before;
                break;
            }
            at += read;
        }
        return at - offset;
    }

    private static int plainRun(byte[] utf8, int start, int end) {
        int at = start;
        while (at < end && isPlain(utf8[at])) {
            at++;
        }
        return at - start;
    }

    /** @return how many bytes it read */
    private int character(byte[] utf8, int at, int end) {
        if (utf8[at] >= 0) {
            asciiCharacter((char) utf8[at]);
            return 1;
        }
        int size = Utf8.sequence(utf8, at, end);
        if (size < 0) {
            utf8(0xfffd);
            return -size;
        }
        bytes(utf8, at, size);
        return size;
    }

    private static boolean isPlain(byte b) {
        return b >= 0x20 && b != '"' && b != '\\' && b != 0x7f;
    }

    private void asciiCharacter(char c) {
        if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7f) {
            buffer[length++] = (byte) c;
            return;
        }
        buffer[length++] = '\\';
        switch (c) {
            case '"', '\\' -> buffer[length++] = (byte) c;
            case '\n' -> buffer[length++] = 'n';
            case '\r' -> buffer[length++] = 'r';
            case '\t' -> buffer[length++] = 't';
            default -> {
                buffer[length++] = 'u';
                buffer[length++] = '0';
                buffer[length++] = '0';
                buffer[length++] = HEX[c >> 4];
                buffer[length++] = HEX[c & 15];
            }
        }
    }

    private void utf8(int codePoint) {
        if (codePoint < 0x800) {
            buffer[length++] = (byte) (0xc0 | codePoint >> 6);
        } else {
            if (codePoint < 0x10000) {
                buffer[length++] = (byte) (0xe0 | codePoint >> 12);
            } else {
                buffer[length++] = (byte) (0xf0 | codePoint >> 18);
                buffer[length++] = (byte) (0x80 | codePoint >> 12 & 0x3f);
            }
            buffer[length++] = (byte) (0x80 | codePoint >> 6 & 0x3f);
        }
        buffer[length++] = (byte) (0x80 | codePoint & 0x3f);
    }

    void ascii(String text) {
        reserve(text.length());
        for (int i = 0; i < text.length(); i++) {
            buffer[length++] = (byte) text.charAt(i);
        }
    }

    /** In decimal; every event has one, so it costs no string. */
    void number(long value) {
        reserve(MAX_NUMBER_BYTES);
        long rest = value;
        int first = length;
        if (value < 0) {
            buffer[length++] = '-';
            first = length;
        }
        do {
            buffer[length++] = (byte) ('0' + Math.abs(rest % 10));
            rest /= 10;
        } while (rest != 0);
        reverse(first, length - 1);
    }

    private void reverse(int from, int to) {
        for (int low = from, high = to; low < high; low++, high--) {
            byte kept = buffer[low];
            buffer[low] = buffer[high];
            buffer[high] = kept;
        }
    }

    void bytes(byte[] bytes) {
        bytes(bytes, 0, bytes.length);
    }

    private void bytes(byte[] bytes, int offset, int size) {
        reserve(size);
        System.arraycopy(bytes, offset, buffer, length, size);
        length += size;
    }

    void put(char c) {
        reserve(1);
        buffer[length++] = (byte) c;
    }

    void reserve(int more) {
        if (length + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        }
    }
}

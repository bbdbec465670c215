package dev.lookback.harvester.file;

import org.jspecify.annotations.Nullable;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** How a file's bytes are text: its charset, and how a line ends in it. One that a byte order mark names comes first. */
final class Encoding {

    /** The most that a mark can have. */
    static final int MAX_MARK_BYTES = 4;

    /** The longer marks first: UTF-32's begins as UTF-16's does. */
    private static final List<Mark> MARKS = List.of(
            new Mark(Charset.forName("UTF-32LE"), 0xff, 0xfe, 0, 0),
            new Mark(Charset.forName("UTF-32BE"), 0, 0, 0xfe, 0xff),
            new Mark(StandardCharsets.UTF_8, 0xef, 0xbb, 0xbf),
            new Mark(StandardCharsets.UTF_16LE, 0xff, 0xfe),
            new Mark(StandardCharsets.UTF_16BE, 0xfe, 0xff));

    private record Mark(Charset charset, int... bytes) {
        boolean isAt(byte[] beginning, int available) {
            for (int i = 0; i < bytes.length; i++) {
                if (i == available || (beginning[i] & 0xff) != bytes[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    private final Charset charset;
    private final int markBytes;
    private final byte[] feed;
    private final byte[] carriageReturn;

    private Encoding(Charset charset, int markBytes) {
        this.charset = charset;
        this.markBytes = markBytes;
        this.feed = "\n".getBytes(charset);
        this.carriageReturn = "\r".getBytes(charset);
    }

    /**
     * Tells it by the first bytes of a file.
     *
     * @param said by the settings; null: UTF-8. UTF-16 and UTF-32 without a mark are big-endian (RFC 2781)
     */
    static Encoding of(byte[] beginning, int available, @Nullable Charset said) {
        for (Mark mark : MARKS) {
            if (mark.isAt(beginning, available)) {
                return new Encoding(mark.charset(), mark.bytes().length);
            }
        }
        Charset charset = said == null ? StandardCharsets.UTF_8 : said;
        return switch (charset.name()) {
            case "UTF-16" -> new Encoding(StandardCharsets.UTF_16BE, 0);
            case "UTF-32" -> new Encoding(Charset.forName("UTF-32BE"), 0);
            default -> new Encoding(charset, 0);
        };
    }

    boolean isUtf8() {
        return charset.equals(StandardCharsets.UTF_8);
    }

    Charset charset() {
        return charset;
    }

    /** Before the file's first line. */
    int markBytes() {
        return markBytes;
    }

    /** A line feed stands at a multiple of it alone. */
    int unit() {
        return feed.length;
    }

    /**
     * Looks for a line feed.
     *
     * @param start where a unit begins
     * @return where it stands, −1 if nowhere
     */
    int feed(byte[] bytes, int start, int end) {
        for (int at = start; at + feed.length <= end; at += feed.length) {
            if (bytes[at] == feed[0] && isAt(feed, bytes, at)) {
                return at;
            }
        }
        return -1;
    }

    /** Returns where a line ends without its carriage return. */
    int withoutReturn(byte[] bytes, int start, int end) {
        int before = end - carriageReturn.length;
        return before >= start && isAt(carriageReturn, bytes, before) ? before : end;
    }

    private static boolean isAt(byte[] unit, byte[] bytes, int at) {
        return unit.length == 1
                ? bytes[at] == unit[0]
                : Arrays.equals(unit, 0, unit.length, bytes, at, at + unit.length);
    }
}

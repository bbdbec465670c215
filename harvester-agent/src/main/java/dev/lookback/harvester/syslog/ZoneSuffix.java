package dev.lookback.harvester.syslog;

import java.time.ZoneId;

/** The zone behind a time, attached ({@code 22:14:15Z}) or a word of its own ({@code 22:14:15 CET}). */
final class ZoneSuffix {

    private final ZoneNames names;

    /** Seconds east of UTC, or {@link ZoneNames#NONE}: what {@link #read} has found. */
    private int offset;

    ZoneSuffix(ZoneId own) {
        this.names = new ZoneNames(own);
    }

    /** Returns behind it, or start where there is none. */
    int read(byte[] buffer, int start, int end) {
        offset = ZoneNames.NONE;
        if (start == end || buffer[start] == ':') {
            return start;
        }
        boolean isWord = buffer[start] == ' ';
        int first = isWord ? start + 1 : start;
        int close = wordEnd(buffer, first, end);
        int found = names.offset(buffer, first, close);
        if (found == ZoneNames.NONE || (isWord && isHost(buffer, close, end))) {
            return start;
        }
        offset = found;
        return close;
    }

    int offset() {
        return offset;
    }

    /** Before a tag stands the host, though it be called {@code EST}. */
    private static boolean isHost(byte[] buffer, int close, int end) {
        return close < end && buffer[close] == ' ' && HeaderNames.isTag(buffer, close + 1, end);
    }

    private static int wordEnd(byte[] buffer, int start, int end) {
        int at = start;
        while (at < end && buffer[at] != ' ') {
            at++;
        }
        return at > start && buffer[at - 1] == ':' ? at - 1 : at;
    }
}

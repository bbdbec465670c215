package dev.lookback.harvester.syslog;

import java.nio.charset.StandardCharsets;

/** A stretch of the message's buffer; used again for every message, so that reading one allocates nothing. */
final class Span {

    private int start;
    private int end;

    void set(int newStart, int newEnd) {
        start = newStart;
        end = newEnd;
    }

    void clear() {
        set(0, 0);
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    int length() {
        return end - start;
    }

    boolean isEmpty() {
        return start == end;
    }

    String text(byte[] buffer) {
        return new String(buffer, start, length(), StandardCharsets.UTF_8);
    }
}

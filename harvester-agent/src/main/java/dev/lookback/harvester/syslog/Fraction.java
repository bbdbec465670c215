package dev.lookback.harvester.syslog;

/** The fraction of a second behind a time: a dot or a comma, and one to nine digits. */
final class Fraction {

    private static final int MAX_DIGITS = 9;

    private int nano;

    /** Returns behind it, or start where there is none. */
    int read(byte[] buffer, int start, int end) {
        nano = 0;
        if (start == end || (buffer[start] != '.' && buffer[start] != ',')) {
            return start;
        }
        int at = start + 1;
        while (at < end && at - start <= MAX_DIGITS && IsoTime.isDigit(buffer[at])) {
            nano = nano * 10 + buffer[at++] - '0';
        }
        for (int digits = at - start - 1; digits < MAX_DIGITS; digits++) {
            nano *= 10;
        }
        return at == start + 1 ? start : at;
    }

    int nano() {
        return nano;
    }
}

package dev.lookback.harvester.syslog;

/** The timestamp of a header of RFC 3164, in any of the forms that senders give it. */
final class HeaderTime {

    private static final int EPOCH_DIGITS = 10;

    private final BsdTime bsdTime;
    private final IsoTime isoTime;
    private final Fraction fraction = new Fraction();

    HeaderTime(BsdTime bsdTime, IsoTime isoTime) {
        this.bsdTime = bsdTime;
        this.isoTime = isoTime;
    }

    /** Returns behind it, start where there is nothing like one. One that cannot be read the message has as text alone. */
    int read(byte[] buffer, int start, int end, long receivedSecond, SyslogMessage message) {
        int close = bsdTime.read(buffer, start, end, receivedSecond, message);
        if (close < 0 && IsoTime.isLike(buffer, start, end)) {
            close = isoTime.read(buffer, start, end, message);
            close = close < 0 ? space(buffer, start, end) : close;
        }
        return take(buffer, start, close, end, message);
    }

    /** The same for {@code 1374543213.342705328}, seconds since the epoch. */
    int readEpoch(byte[] buffer, int start, int end, SyslogMessage message) {
        long second = 0;
        int at = start;
        while (at < end && at < start + EPOCH_DIGITS && IsoTime.isDigit(buffer[at])) {
            second = second * 10 + buffer[at++] - '0';
        }
        if (at - start < EPOCH_DIGITS) {
            return start;
        }
        int close = fraction.read(buffer, at, end);
        message.setTime(second, fraction.nano());
        return take(buffer, start, close, end, message);
    }

    private static int take(byte[] buffer, int start, int close, int end, SyslogMessage message) {
        boolean isWhole = close == end || (close > start && (buffer[close] == ' ' || buffer[close] == ':'));
        if (!isWhole || close - start > HeaderNames.MAX_BYTES) {
            message.hasTime = false;
            return start;
        }
        message.time.set(start, close);
        return close;
    }

    private static int space(byte[] buffer, int start, int end) {
        int at = start;
        while (at < end && buffer[at] != ' ') {
            at++;
        }
        return at;
    }
}

package dev.lookback.harvester.syslog;

/** {@code hh:mm:ss}. */
final class TimeOfDay {

    /** Bytes. */
    static final int LENGTH = 8;

    private TimeOfDay() {}

    /** Whether the bytes look like one, of any value. */
    static boolean isLike(byte[] buffer, int start) {
        return buffer[start + 2] == ':'
                && buffer[start + 5] == ':'
                && IsoTime.digits(buffer, start, 2) >= 0
                && IsoTime.digits(buffer, start + 3, 2) >= 0
                && IsoTime.digits(buffer, start + 6, 2) >= 0;
    }

    /** Returns seconds since midnight, or −1 where there is no time of day; leap seconds are none (RFC 5424 section 6.2.3). */
    static int read(byte[] buffer, int start) {
        if (!isLike(buffer, start)) {
            return -1;
        }
        int hours = IsoTime.digits(buffer, start, 2);
        int minutes = IsoTime.digits(buffer, start + 3, 2);
        int seconds = IsoTime.digits(buffer, start + 6, 2);
        return hours < 24 && minutes < 60 && seconds < 60 ? hours * 3_600 + minutes * 60 + seconds : -1;
    }
}

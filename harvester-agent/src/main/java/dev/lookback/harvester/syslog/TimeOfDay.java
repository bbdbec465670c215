package dev.lookback.harvester.syslog;

/** {@code hh:mm:ss}. */
final class TimeOfDay {

    /** Bytes. */
    static final int LENGTH = 8;

    private TimeOfDay() {}

    /** Returns seconds since midnight, or −1 where there is no time of day; leap seconds are none (RFC 5424 section 6.2.3). */
    static int read(byte[] buffer, int start) {
        int hours = IsoTime.digits(buffer, start, 2);
        int minutes = IsoTime.digits(buffer, start + 3, 2);
        int seconds = IsoTime.digits(buffer, start + 6, 2);
        boolean isTime = buffer[start + 2] == ':'
                && buffer[start + 5] == ':'
                && hours >= 0
                && hours < 24
                && minutes >= 0
                && minutes < 60
                && seconds >= 0
                && seconds < 60;
        return isTime ? hours * 3_600 + minutes * 60 + seconds : -1;
    }
}

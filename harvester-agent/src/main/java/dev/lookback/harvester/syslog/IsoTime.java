package dev.lookback.harvester.syslog;

import java.time.ZoneId;

/**
 * A timestamp of RFC 3339, {@code 2003-10-11T22:14:15.003Z}, as RFC 5424 section 6.2.3 has it and many senders put it into
 * the header of RFC 3164. Up to nine fractional digits are read, not six alone; a space for the {@code T} and a zone without
 * a colon ({@code +0200}) are read too, and without a zone the one that is set is meant.
 */
final class IsoTime {

    private static final int DATE_LENGTH = 10;
    private static final int SECONDS_LENGTH = 19;

    private final Days days = new Days();
    private final Fraction fraction = new Fraction();
    private final LocalMinutes minutes;
    private final ZoneSuffix zone;

    /** @param own of times that do not name theirs */
    IsoTime(ZoneId own) {
        this.minutes = new LocalMinutes(own);
        this.zone = new ZoneSuffix(own);
    }

    /** Whether the bytes look like one: {@code dddd-dd-ddT}, or {@code dddd-dd-dd dd:}. */
    static boolean isLike(byte[] buffer, int start, int end) {
        return isStrict(buffer, start, end)
                || (isDate(buffer, start, end) && isTimeBehindSpace(buffer, start + DATE_LENGTH, end));
    }

    /** Whether the bytes look like one of RFC 5424, which has a {@code T}. */
    static boolean isStrict(byte[] buffer, int start, int end) {
        return isDate(buffer, start, end) && buffer[start + DATE_LENGTH] == 'T';
    }

    private static boolean isDate(byte[] buffer, int start, int end) {
        return end - start > DATE_LENGTH
                && digits(buffer, start, 4) >= 0
                && buffer[start + 4] == '-'
                && digits(buffer, start + 5, 2) >= 0
                && buffer[start + 7] == '-'
                && digits(buffer, start + 8, 2) >= 0;
    }

    private static boolean isTimeBehindSpace(byte[] buffer, int space, int end) {
        return buffer[space] == ' '
                && end - space > TimeOfDay.LENGTH
                && digits(buffer, space + 1, 2) >= 0
                && buffer[space + 3] == ':';
    }

    /** Returns behind it, the message then has it; −1 if this is none. */
    int read(byte[] buffer, int start, int end, SyslogMessage message) {
        if (!isLike(buffer, start, end) || end - start < SECONDS_LENGTH) {
            return -1;
        }
        int ofDay = TimeOfDay.read(buffer, start + DATE_LENGTH + 1);
        long day = days.number(digits(buffer, start, 4), digits(buffer, start + 5, 2), digits(buffer, start + 8, 2));
        if (ofDay < 0 || day == Days.NONE) {
            return -1;
        }
        int zoneStart = fraction.read(buffer, start + SECONDS_LENGTH, end);
        int close = zone.read(buffer, zoneStart, end);
        long second = zone.offset() == ZoneNames.NONE
                ? minutes.start(day, ofDay / 60) + ofDay % 60
                : day * Days.SECONDS + ofDay - zone.offset();
        message.setTime(second, fraction.nano());
        return close;
    }

    /** Returns the number, or −1. */
    static int digits(byte[] buffer, int start, int length) {
        int value = 0;
        for (int i = start; i < start + length; i++) {
            if (!isDigit(buffer[i])) {
                return -1;
            }
            value = value * 10 + buffer[i] - '0';
        }
        return value;
    }

    static boolean areDigits(byte[] buffer, int start, int end) {
        int at = start;
        while (at < end && isDigit(buffer[at])) {
            at++;
        }
        return at == end;
    }

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}

package dev.lookback.harvester.syslog;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A timestamp of RFC 3339, {@code 2003-10-11T22:14:15.003Z}, as RFC 5424 section 6.2.3 has it and many senders put it into
 * the header of RFC 3164. Up to nine fractional digits are read, not six alone. Days come in order, so the last one's
 * number is kept.
 */
final class IsoTime {

    private static final int DATE_LENGTH = 10;
    private static final int SECONDS_LENGTH = 19;
    private static final int MAX_FRACTION_DIGITS = 9;
    private static final int OFFSET_LENGTH = 6;
    private static final int NO_OFFSET = Integer.MAX_VALUE;

    private int lastDate = -1;
    private long lastDay;

    /** Whether the bytes look like one: {@code dddd-dd-ddT}. */
    static boolean isLike(byte[] buffer, int start, int end) {
        return end - start > DATE_LENGTH
                && digits(buffer, start, 4) >= 0
                && buffer[start + 4] == '-'
                && digits(buffer, start + 5, 2) >= 0
                && buffer[start + 7] == '-'
                && digits(buffer, start + 8, 2) >= 0
                && buffer[start + DATE_LENGTH] == 'T';
    }

    /** Returns whether it is one; if so, the message has it. */
    boolean read(byte[] buffer, int start, int end, SyslogMessage message) {
        if (!isLike(buffer, start, end) || end - start < SECONDS_LENGTH + 1) {
            return false;
        }
        int ofDay = TimeOfDay.read(buffer, start + DATE_LENGTH + 1);
        int at = start + SECONDS_LENGTH;
        int nano = 0;
        if (buffer[at] == '.' || buffer[at] == ',') {
            int first = ++at;
            while (at < end && at - first < MAX_FRACTION_DIGITS && isDigit(buffer[at])) {
                nano = nano * 10 + buffer[at++] - '0';
            }
            if (at == first) {
                return false;
            }
            for (int digits = at - first; digits < MAX_FRACTION_DIGITS; digits++) {
                nano *= 10;
            }
        }
        int offset = offset(buffer, at, end);
        int date =
                digits(buffer, start, 4) * 10_000 + digits(buffer, start + 5, 2) * 100 + digits(buffer, start + 8, 2);
        if (ofDay < 0 || offset == NO_OFFSET || !isDay(date)) {
            return false;
        }
        message.setTime(lastDay * 86_400 + ofDay - offset, nano);
        return true;
    }

    /** Seconds east of UTC. */
    private static int offset(byte[] buffer, int start, int end) {
        if (end - start == 1 && buffer[start] == 'Z') {
            return 0;
        }
        if (end - start != OFFSET_LENGTH
                || (buffer[start] != '+' && buffer[start] != '-')
                || buffer[start + 3] != ':') {
            return NO_OFFSET;
        }
        int hours = digits(buffer, start + 1, 2);
        int minutes = digits(buffer, start + 4, 2);
        if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) {
            return NO_OFFSET;
        }
        int seconds = hours * 3_600 + minutes * 60;
        return buffer[start] == '-' ? -seconds : seconds;
    }

    private boolean isDay(int date) {
        if (date == lastDate) {
            return true;
        }
        int year = date / 10_000;
        int month = date / 100 % 100;
        int day = date % 100;
        if (month < 1
                || month > 12
                || day < 1
                || day > YearMonth.of(year, month).lengthOfMonth()) {
            return false;
        }
        lastDate = date;
        lastDay = LocalDate.of(year, month, day).toEpochDay();
        return true;
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

package dev.lookback.harvester.syslog;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A timestamp of RFC 3164 section 4.1.2, {@code Oct 11 22:14:15}, and what devices make of it: {@code Oct 1 22:14:15.003},
 * {@code Oct 11 2026 22:14:15}, {@code 2026 Oct 11 22:14:15}, {@code Oct 11 22:14:15 CST 1987}. The zone, where it is not
 * named, is a setting. The year, where it is not, is the last one that does not put the message more than a day ahead of its
 * receipt, so that in January December's lines are last year's, and at midnight of New Year's Eve a sender whose clock is
 * ahead is in the next year.
 *
 * <p>Times come in order, so the last minute's start is kept.
 */
final class BsdTime {

    private static final int NO_YEAR = -1;

    /** What stands behind the time may be a host called {@code 1040}. */
    private static final int FIRST_YEAR = 1970;

    private static final int LAST_YEAR = 2261;

    /** How long a year that was chosen is not chosen anew. */
    private static final int CHOICE_SECONDS = 60;

    private static final byte[] MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec".getBytes(StandardCharsets.US_ASCII);

    private final ZoneId own;
    private final Days days = new Days();
    private final LocalMinutes minutes;
    private final Fraction fraction = new Fraction();
    private final ZoneSuffix zone;

    private int year;
    private int month;
    private int day;
    private int ofDay;

    private int lastMinute;
    private int lastOffset;
    private long lastMinuteStart;
    private long lastChoice = Long.MIN_VALUE / 2;

    /** @param own of times that do not name theirs */
    BsdTime(ZoneId own) {
        this.own = own;
        this.minutes = new LocalMinutes(own);
        this.zone = new ZoneSuffix(own);
    }

    /**
     * Reads one.
     *
     * @return behind it, −1 where nothing like one stands; what is like one and yet none, {@code Oct 32}, the message does not
     *     have
     */
    int read(byte[] buffer, int start, int end, long receivedSecond, SyslogMessage message) {
        int time = date(buffer, start, end);
        if (time < 0 || end - time < TimeOfDay.LENGTH || !TimeOfDay.isLike(buffer, time)) {
            return -1;
        }
        ofDay = TimeOfDay.read(buffer, time);
        int behind = fraction.read(buffer, time + TimeOfDay.LENGTH, end);
        behind = yearAt(buffer, zone.read(buffer, behind, end), end);
        long second = second(receivedSecond);
        if (second != Days.NONE) {
            message.setTime(second, fraction.nano());
        }
        return behind;
    }

    /** Reads {@code [yyyy ]Mmm [d]d[,] [yyyy ]}; returns behind it, or −1. */
    private int date(byte[] buffer, int start, int end) {
        year = NO_YEAR;
        int at = start;
        if (end - start > 5 && IsoTime.isDigit(buffer[start])) {
            at = yearBefore(buffer, start);
        }
        month = end - at < 6 + TimeOfDay.LENGTH || buffer[at + 3] != ' ' ? 0 : month(buffer, at);
        if (month == 0) {
            return -1;
        }
        int first = buffer[at + 4] == ' ' ? at + 5 : at + 4;
        int close = IsoTime.isDigit(buffer[first + 1]) ? first + 2 : first + 1;
        day = IsoTime.digits(buffer, first, close - first);
        int space = buffer[close] == ',' ? close + 1 : close;
        if (day < 0 || buffer[space] != ' ') {
            return -1;
        }
        return year == NO_YEAR && end - space > 5 ? yearBefore(buffer, space + 1) : space + 1;
    }

    private int yearBefore(byte[] buffer, int start) {
        int number = IsoTime.digits(buffer, start, 4);
        if (number < 0 || buffer[start + 4] != ' ') {
            return start;
        }
        year = number;
        return start + 5;
    }

    /** Where {@code 2026} follows behind a space, as a word of its own, it is the year. */
    private int yearAt(byte[] buffer, int space, int end) {
        int close = space + 5;
        if (year != NO_YEAR || close > end || buffer[space] != ' ' || !isWordEnd(buffer, close, end)) {
            return space;
        }
        int number = IsoTime.digits(buffer, space + 1, 4);
        if (number < FIRST_YEAR || number > LAST_YEAR) {
            return space;
        }
        year = number;
        return close;
    }

    /** An address of IPv6 goes on behind its first colon. */
    private static boolean isWordEnd(byte[] buffer, int at, int end) {
        return at == end || buffer[at] == ' ' || (buffer[at] == ':' && (at + 1 == end || buffer[at + 1] == ' '));
    }

    /** Returns {@link Days#NONE} where there is no such time. */
    private long second(long receivedSecond) {
        if (ofDay < 0) {
            return Days.NONE;
        }
        if (year != NO_YEAR) {
            long start = minute(year);
            return start == Days.NONE ? start : start + ofDay % 60;
        }
        int minute = (month * 32 + day) * 1_440 + ofDay / 60;
        boolean isLast = minute == lastMinute
                && zone.offset() == lastOffset
                && Math.abs(receivedSecond - lastChoice) < CHOICE_SECONDS;
        if (!isLast && !chooseYear(minute, receivedSecond)) {
            return Days.NONE;
        }
        return lastMinuteStart + ofDay % 60;
    }

    private boolean chooseYear(int minute, long receivedSecond) {
        long latest = receivedSecond + Days.SECONDS;
        int last = Instant.ofEpochSecond(latest).atZone(own).getYear() + 1;
        // February 29th may have to go back to the leap year before the last.
        for (int candidate = last; candidate > last - 10; candidate--) {
            long start = minute(candidate);
            if (start <= latest) {
                lastMinute = minute;
                lastOffset = zone.offset();
                lastMinuteStart = start;
                lastChoice = receivedSecond;
                return true;
            }
        }
        return false;
    }

    /** Returns the first second of the minute in that year, {@link Days#NONE} when the year has no such day. */
    private long minute(int ofYear) {
        long number = days.number(ofYear, month, day);
        if (number == Days.NONE) {
            return Days.NONE;
        }
        return zone.offset() == ZoneNames.NONE
                ? minutes.start(number, ofDay / 60)
                : number * Days.SECONDS + ofDay / 60 * 60 - zone.offset();
    }

    /** Returns 1 to 12, or 0. */
    private static int month(byte[] buffer, int start) {
        for (int i = 0; i < MONTHS.length; i += 3) {
            if ((buffer[start] | 0x20) == MONTHS[i]
                    && (buffer[start + 1] | 0x20) == MONTHS[i + 1]
                    && (buffer[start + 2] | 0x20) == MONTHS[i + 2]) {
                return i / 3 + 1;
            }
        }
        return 0;
    }
}

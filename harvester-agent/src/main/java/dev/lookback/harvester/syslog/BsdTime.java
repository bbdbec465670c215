package dev.lookback.harvester.syslog;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;

/**
 * A timestamp of RFC 3164 section 4.1.2, {@code Oct 11 22:14:15}: it has no year and no zone. The zone is a setting; the
 * year is the last one that does not put the message more than a day ahead of its receipt, so that in January December's
 * lines are last year's, and at midnight of New Year's Eve a sender whose clock is ahead is in the next year.
 *
 * <p>Times come in order, so the last minute's start is kept.
 */
final class BsdTime {

    /** Bytes. */
    static final int LENGTH = 15;

    private static final int MINUTE_LENGTH = 12;
    private static final int DAY_SECONDS = 86_400;

    /** How long a year that was chosen is not chosen anew. */
    private static final int CHOICE_SECONDS = 60;

    private static final byte[] MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec".getBytes(StandardCharsets.US_ASCII);

    private final ZoneId zone;
    private final byte[] lastMinute = new byte[MINUTE_LENGTH];
    private long lastMinuteStart;
    private long lastChoice = Long.MIN_VALUE / 2;

    BsdTime(ZoneId zone) {
        this.zone = zone;
    }

    /** Whether the bytes look like one: {@code Mmm dd dd:}, of any value. */
    static boolean isLike(byte[] buffer, int start, int end) {
        return end - start >= LENGTH
                && month(buffer, start) > 0
                && buffer[start + 3] == ' '
                && buffer[start + 6] == ' '
                && buffer[start + 9] == ':'
                && buffer[start + 12] == ':';
    }

    /** Reads one that {@link #isLike}; @return whether it is one; if so, the message has it */
    boolean read(byte[] buffer, int start, long receivedSecond, SyslogMessage message) {
        int ofDay = TimeOfDay.read(buffer, start + 7);
        if (ofDay < 0) {
            return false;
        }
        boolean isLastMinute = Math.abs(receivedSecond - lastChoice) < CHOICE_SECONDS
                && Arrays.equals(buffer, start, start + MINUTE_LENGTH, lastMinute, 0, MINUTE_LENGTH);
        if (!isLastMinute && !findMinute(buffer, start, ofDay, receivedSecond)) {
            return false;
        }
        message.setTime(lastMinuteStart + ofDay % 60, 0);
        return true;
    }

    private boolean findMinute(byte[] buffer, int start, int ofDay, long receivedSecond) {
        int day = day(buffer, start + 4);
        if (day < 1) {
            return false;
        }
        long latest = receivedSecond + DAY_SECONDS;
        int year = Instant.ofEpochSecond(latest).atZone(zone).getYear();
        // February 29th may have to go back to the leap year before the last.
        for (int candidate = year; candidate > year - 9; candidate--) {
            long minute = minute(candidate, month(buffer, start), day, ofDay);
            if (minute <= latest) {
                System.arraycopy(buffer, start, lastMinute, 0, MINUTE_LENGTH);
                lastMinuteStart = minute;
                lastChoice = receivedSecond;
                return true;
            }
        }
        return false;
    }

    /** @return its first second, or a time that never comes when the year has no such day */
    private long minute(int year, int month, int day, int ofDay) {
        if (day > YearMonth.of(year, month).lengthOfMonth()) {
            return Long.MAX_VALUE;
        }
        return LocalDateTime.of(year, month, day, ofDay / 3_600, ofDay / 60 % 60)
                .atZone(zone)
                .toEpochSecond();
    }

    private static int day(byte[] buffer, int start) {
        return buffer[start] == ' ' ? IsoTime.digits(buffer, start + 1, 1) : IsoTime.digits(buffer, start, 2);
    }

    /** @return 1 to 12, or 0 */
    private static int month(byte[] buffer, int start) {
        for (int i = 0; i < MONTHS.length; i += 3) {
            if (Arrays.equals(buffer, start, start + 3, MONTHS, i, i + 3)) {
                return i / 3 + 1;
            }
        }
        return 0;
    }
}

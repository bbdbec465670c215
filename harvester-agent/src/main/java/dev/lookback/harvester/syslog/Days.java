package dev.lookback.harvester.syslog;

import java.time.LocalDate;
import java.time.YearMonth;

/** Numbers days as {@link LocalDate#toEpochDay()} does. Days come in order, so the last one's number is kept. */
final class Days {

    /** In one day. */
    static final int SECONDS = 86_400;

    /** What no day of the calendar has for a number. */
    static final long NONE = Long.MAX_VALUE;

    private int lastDate = -1;
    private long lastDay;

    /** Returns days since the epoch, or {@link #NONE} where the calendar has no such day. */
    long number(int year, int month, int day) {
        int date = year * 10_000 + month * 100 + day;
        if (date == lastDate) {
            return lastDay;
        }
        if (month < 1
                || month > 12
                || day < 1
                || day > YearMonth.of(year, month).lengthOfMonth()) {
            return NONE;
        }
        lastDate = date;
        lastDay = LocalDate.of(year, month, day).toEpochDay();
        return lastDay;
    }
}

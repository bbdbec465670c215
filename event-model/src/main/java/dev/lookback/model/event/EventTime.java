package dev.lookback.model.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The thirty bytes of an event's time, {@code 2026-11-23T16:08:00.123456789Z}: UTC, always nine fractional digits, so
 * that the order of bytes is the order of time.
 */
public final class EventTime {

    /** Bytes. */
    public static final int LENGTH = 30;

    /** The first moment that an event may have. */
    public static final Instant EARLIEST = Instant.EPOCH;

    /** The first moment that no event may have: {@code date_nanos} ends in 2262. */
    public static final Instant LATEST = Instant.parse("2262-01-01T00:00:00Z");

    private static final String SHAPE = "dddd-dd-ddTdd:dd:dd.dddddddddZ";
    private static final int SECONDS_A_DAY = 86_400;

    private EventTime() {}

    /** Whether these thirty bytes are a time of that shape, of the calendar, and from 1970 to 2261. */
    public static boolean isValid(byte[] buffer, int offset) {
        for (int i = 0; i < LENGTH; i++) {
            char expected = SHAPE.charAt(i);
            byte actual = buffer[offset + i];
            if (expected == 'd' ? actual < '0' || actual > '9' : actual != expected) {
                return false;
            }
        }
        int year = number(buffer, offset, 4);
        int month = number(buffer, offset + 5, 2);
        int day = number(buffer, offset + 8, 2);
        return year >= 1970
                && year <= 2261
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= daysIn(year, month)
                && number(buffer, offset + 11, 2) < 24
                && number(buffer, offset + 14, 2) < 60
                && number(buffer, offset + 17, 2) < 60;
    }

    /** Seconds since the epoch of a valid time. */
    public static long epochSecond(byte[] buffer, int offset) {
        long days = epochDay(number(buffer, offset, 4), number(buffer, offset + 5, 2), number(buffer, offset + 8, 2));
        int hours = number(buffer, offset + 11, 2);
        int minutes = number(buffer, offset + 14, 2);
        return days * SECONDS_A_DAY + hours * 3_600L + minutes * 60L + number(buffer, offset + 17, 2);
    }

    public static Instant read(byte[] buffer, int offset) {
        return Instant.ofEpochSecond(epochSecond(buffer, offset), number(buffer, offset + 20, 9));
    }

    public static void write(Instant time, byte[] buffer, int offset) {
        long second = time.getEpochSecond();
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(second, SECONDS_A_DAY));
        int ofDay = (int) Math.floorMod(second, (long) SECONDS_A_DAY);
        digits(date.getYear(), 4, buffer, offset);
        buffer[offset + 4] = '-';
        digits(date.getMonthValue(), 2, buffer, offset + 5);
        buffer[offset + 7] = '-';
        digits(date.getDayOfMonth(), 2, buffer, offset + 8);
        buffer[offset + 10] = 'T';
        digits(ofDay / 3_600, 2, buffer, offset + 11);
        buffer[offset + 13] = ':';
        digits(ofDay / 60 % 60, 2, buffer, offset + 14);
        buffer[offset + 16] = ':';
        digits(ofDay % 60, 2, buffer, offset + 17);
        buffer[offset + 19] = '.';
        digits(time.getNano(), 9, buffer, offset + 20);
        buffer[offset + 29] = 'Z';
    }

    public static String format(Instant time) {
        byte[] bytes = new byte[LENGTH];
        write(time, bytes, 0);
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private static int number(byte[] buffer, int offset, int length) {
        int value = 0;
        for (int i = offset; i < offset + length; i++) {
            value = value * 10 + buffer[i] - '0';
        }
        return value;
    }

    private static void digits(int value, int length, byte[] buffer, int offset) {
        int rest = value;
        for (int i = offset + length - 1; i >= offset; i--) {
            buffer[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private static int daysIn(int year, int month) {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    /** LocalDate.toEpochDay without the object: this is asked once a line in every stage. */
    private static long epochDay(int year, int month, int day) {
        int y = month <= 2 ? year - 1 : year;
        int era = y / 400;
        int yearOfEra = y - era * 400;
        int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097L + dayOfEra - 719_468;
    }
}

package dev.lookback.filter;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Elasticsearch's dates ({@code strict_date_optional_time_nanos} or {@code epoch_millis}) and its date math: {@code now} or a
 * date with {@code ||}, then any of {@code +1h}, {@code -2d}, {@code /d}. In UTC where no zone is given; a time of day has its
 * seconds.
 *
 * @param now what {@code now} means
 */
record DateExpression(Instant now) {

    private static final String ANCHOR_END = "||";

    private static final Pattern DATE = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2})"
            + "(?:T(\\d{2}):(\\d{2}):(\\d{2})(?:[.,](\\d{1,9}))?(Z|[+-]\\d{2}(?::?\\d{2})?)?)?)?)?");

    private static final int FRACTION = 7;
    private static final int ZONE = 8;
    private static final int FRACTION_DIGITS = 9;
    private static final int LAST_NANO = 999_999_999;

    private static final Pattern MILLIS = Pattern.compile("-?\\d{1,19}(?:\\.\\d{1,6})?");
    private static final Pattern STEP = Pattern.compile("([+-])(\\d{0,9})([yMwdhHms])|/([yMwdhHms])");

    /**
     * The time that is meant.
     *
     * @param last of all that are meant: {@code 2026-11-23} is then that day's last nanosecond, else its first
     * @throws DateTimeException when it is none
     * @throws ArithmeticException when it is too far away
     */
    Instant resolve(String text, boolean last) {
        if (text.startsWith("now")) {
            return compute(now.atZone(ZoneOffset.UTC), text.substring("now".length()), last);
        }
        int anchorEnd = text.indexOf(ANCHOR_END);
        if (anchorEnd < 0) {
            return date(text, last);
        }
        Instant anchor = date(text.substring(0, anchorEnd), false);
        return compute(anchor.atZone(ZoneOffset.UTC), text.substring(anchorEnd + ANCHOR_END.length()), last);
    }

    private static Instant date(String text, boolean last) {
        Matcher date = DATE.matcher(text);
        if (date.matches()) {
            return calendar(date, last);
        }
        if (MILLIS.matcher(text).matches()) {
            BigDecimal nanos = new BigDecimal(text).movePointRight(6);
            BigDecimal end = last && text.indexOf('.') < 0 ? nanos.add(BigDecimal.valueOf(999_999)) : nanos;
            return Instant.EPOCH.plusNanos(end.longValueExact());
        }
        throw new DateTimeException(
                "date: " + text + " (expected: such as 2026-11-23 or 2026-11-23T16:08:00Z, or milliseconds)");
    }

    /** What a date does not say is 01 for month and day, and for the time of day the least or the most. */
    private static Instant calendar(Matcher date, boolean last) {
        int[] parts = last ? new int[] {0, 1, 1, 23, 59, 59} : new int[] {0, 1, 1, 0, 0, 0};
        for (int i = 0; i < parts.length && date.group(i + 1) != null; i++) {
            parts[i] = Integer.parseInt(date.group(i + 1));
        }
        ZoneOffset zone = date.group(ZONE) == null ? ZoneOffset.UTC : ZoneOffset.of(date.group(ZONE));
        return ZonedDateTime.of(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], nanos(date, last), zone)
                .toInstant();
    }

    private static int nanos(Matcher date, boolean last) {
        String fraction = date.group(FRACTION);
        if (fraction == null) {
            return last ? LAST_NANO : 0;
        }
        return Integer.parseInt((fraction + "00000000").substring(0, FRACTION_DIGITS));
    }

    private static Instant compute(ZonedDateTime anchor, String steps, boolean last) {
        ZonedDateTime time = anchor;
        Matcher step = STEP.matcher(steps);
        int at = 0;
        while (at < steps.length()) {
            if (!step.find(at) || step.start() != at) {
                throw new DateTimeException("date: " + steps.substring(at) + " (expected: such as +1h or /d)");
            }
            time = step.group(4) == null ? moved(time, step) : rounded(time, unit(step.group(4)), last);
            at = step.end();
        }
        return time.toInstant();
    }

    private static ZonedDateTime moved(ZonedDateTime time, Matcher step) {
        long count = step.group(2).isEmpty() ? 1 : Long.parseLong(step.group(2));
        return time.plus(step.group(1).equals("-") ? -count : count, unit(step.group(3)));
    }

    private static ZonedDateTime rounded(ZonedDateTime time, ChronoUnit unit, boolean last) {
        ZonedDateTime first = switch (unit) {
            case YEARS -> time.with(TemporalAdjusters.firstDayOfYear()).truncatedTo(ChronoUnit.DAYS);
            case MONTHS -> time.with(TemporalAdjusters.firstDayOfMonth()).truncatedTo(ChronoUnit.DAYS);
            case WEEKS -> time.minusDays(time.getDayOfWeek().ordinal()).truncatedTo(ChronoUnit.DAYS);
            default -> time.truncatedTo(unit);
        };
        return last ? lastOf(first, unit) : first;
    }

    private static ZonedDateTime lastOf(ZonedDateTime first, ChronoUnit unit) {
        return first.plus(1, unit).minusNanos(1);
    }

    private static ChronoUnit unit(String letter) {
        return switch (letter) {
            case "y" -> ChronoUnit.YEARS;
            case "M" -> ChronoUnit.MONTHS;
            case "w" -> ChronoUnit.WEEKS;
            case "d" -> ChronoUnit.DAYS;
            case "m" -> ChronoUnit.MINUTES;
            case "s" -> ChronoUnit.SECONDS;
            default -> ChronoUnit.HOURS;
        };
    }
}

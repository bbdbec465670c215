package dev.lookback.api.time;

import dev.lookback.api.problem.RequestException;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A moment as ISO-8601 ({@code 2026-11-23T10:00:00Z}; UTC where no offset is named; a date alone is its midnight) or as
 * Elasticsearch's date math: {@code now}, or a moment and {@code ||}, then any of {@code +1h}, {@code -2d}, {@code /d}.
 * Rounding goes down, in UTC, also at the end of a range, since ranges are without their end.
 */
public final class DateMath {

    private static final String NOW = "now";
    private static final String BARS = "||";
    private static final String EXPECTED =
            "ISO-8601 like 2026-11-23T10:00:00Z, or date math like now-2h, now/d, 2026-11-23T10:00:00Z||-1h";
    private static final Pattern OPERATION = Pattern.compile("([+-])(\\d{0,9})([yMwdhHms])|/([yMwdhHms])");
    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffsetId()
            .toFormatter(java.util.Locale.ROOT);

    private DateMath() {}

    /**
     * The moment that the text means.
     *
     * @param field that the text came in, for the error
     * @throws RequestException if it is neither
     */
    public static Instant parse(String field, String text, Instant now) {
        String stripped = text.strip();
        try {
            if (stripped.startsWith(NOW)) {
                return calculate(now, stripped.substring(NOW.length()));
            }
            int bars = stripped.indexOf(BARS);
            return bars < 0
                    ? moment(stripped)
                    : calculate(moment(stripped.substring(0, bars)), stripped.substring(bars + BARS.length()));
        } catch (DateTimeException | ArithmeticException e) {
            throw RequestException.unexpected(field, text, EXPECTED);
        }
    }

    private static Instant moment(String text) {
        return switch (MOMENT.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from)) {
            case OffsetDateTime time -> time.toInstant();
            case LocalDateTime time -> time.toInstant(ZoneOffset.UTC);
            case LocalDate date -> date.atStartOfDay(ZoneOffset.UTC).toInstant();
            default -> throw new DateTimeException(text);
        };
    }

    private static Instant calculate(Instant from, String operations) {
        ZonedDateTime time = from.atZone(ZoneOffset.UTC);
        Matcher operation = OPERATION.matcher(operations);
        int end = 0;
        while (end < operations.length()) {
            if (!operation.find(end) || operation.start() != end) {
                throw new DateTimeException(operations);
            }
            time = operation.group(4) == null ? shift(time, operation) : roundDown(time, operation.group(4));
            end = operation.end();
        }
        return time.toInstant();
    }

    private static ZonedDateTime shift(ZonedDateTime time, Matcher operation) {
        String digits = operation.group(2);
        long amount = digits.isEmpty() ? 1 : Long.parseLong(digits);
        return time.plus(operation.group(1).equals("-") ? -amount : amount, unit(operation.group(3)));
    }

    private static ZonedDateTime roundDown(ZonedDateTime time, String unit) {
        return switch (unit(unit)) {
            case YEARS -> time.truncatedTo(ChronoUnit.DAYS).withDayOfYear(1);
            case MONTHS -> time.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
            case WEEKS -> time.truncatedTo(ChronoUnit.DAYS).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case ChronoUnit exact -> time.truncatedTo(exact);
        };
    }

    private static ChronoUnit unit(String letter) {
        return switch (letter) {
            case "y" -> ChronoUnit.YEARS;
            case "M" -> ChronoUnit.MONTHS;
            case "w" -> ChronoUnit.WEEKS;
            case "d" -> ChronoUnit.DAYS;
            case "h", "H" -> ChronoUnit.HOURS;
            case "m" -> ChronoUnit.MINUTES;
            default -> ChronoUnit.SECONDS;
        };
    }
}

package dev.lookback.api.time;

import dev.lookback.api.problem.RequestException;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time as ISO-8601 ({@code PT24H}, {@code P2D}) or as a number and a unit ({@code 24h}, {@code 7d}). */
public final class Durations {

    private static final String EXPECTED = "ISO-8601 like PT24H, or like 90s, 30m, 24h, 7d, and more than nothing";
    private static final Pattern SHORT = Pattern.compile("(\\d{1,9})(s|m|h|d)");

    private Durations() {}

    /**
     * The length that the text means.
     *
     * @param field that the text came in, for the error
     * @throws RequestException if it is neither, or not positive
     */
    public static Duration parse(String field, String text) {
        try {
            Duration duration = read(text.strip());
            if (duration.isPositive()) {
                return duration;
            }
        } catch (DateTimeParseException | ArithmeticException e) {
            throw RequestException.unexpected(field, text, EXPECTED);
        }
        throw RequestException.unexpected(field, text, EXPECTED);
    }

    private static Duration read(String text) {
        Matcher match = SHORT.matcher(text);
        if (!match.matches()) {
            return Duration.parse(text);
        }
        long amount = Long.parseLong(match.group(1));
        return switch (match.group(2)) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }
}

package dev.lookback.harvester.graphite;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads lines of Graphite's plaintext protocol: {@code path value timestamp}, between white space, where the path may have
 * tags behind it ({@code path;name=value;name=value}).
 */
final class GraphiteParser {

    /** Longer ones are no measurements, and would be slow to read. */
    private static final int MAX_NUMBER_LENGTH = 100;

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,4})?");
    private static final int FIELDS = 3;

    private GraphiteParser() {}

    /** What a line is. */
    sealed interface Result {}

    record Sample(GraphiteSample sample) implements Result {}

    /** The sender had nothing to measure. */
    record NoValue() implements Result {}

    /** @param reason what is wrong, and what was expected */
    record Unreadable(String reason) implements Result {}

    static Result parse(String line) {
        String[] fields = SPACE.split(line.strip());
        if (fields.length != FIELDS) {
            return new Unreadable(fields.length + " fields (expected: path, value, timestamp)");
        }
        String[] path = fields[0].split(";", -1);
        Map<String, String> tags = tags(path);
        if (path[0].isEmpty() || tags == null) {
            return new Unreadable("path: " + fields[0] + " (expected: path or path;name=value;...)");
        }
        BigDecimal timestamp = number(fields[2]);
        if (timestamp == null) {
            return new Unreadable("timestamp: " + fields[2] + " (expected: seconds since 1970, or -1)");
        }
        if (isNotANumber(fields[1])) {
            return new NoValue();
        }
        BigDecimal value = number(fields[1]);
        if (value == null || Double.isInfinite(value.doubleValue())) {
            return new Unreadable("value: " + fields[1] + " (expected: a number)");
        }
        return new Sample(new GraphiteSample(path[0], tags, value, timestamp));
    }

    /** @return null where one of them is none; of two with one name the last counts */
    private static @Nullable Map<String, String> tags(String[] path) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (int i = 1; i < path.length; i++) {
            int equals = path[i].indexOf('=');
            if (equals < 1 || equals == path[i].length() - 1) {
                return null;
            }
            tags.put(path[i].substring(0, equals), path[i].substring(equals + 1));
        }
        return tags;
    }

    private static boolean isNotANumber(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "nan", "-nan", "+nan" -> true;
            default -> false;
        };
    }

    private static @Nullable BigDecimal number(String text) {
        return text.length() <= MAX_NUMBER_LENGTH && NUMBER.matcher(text).matches() ? new BigDecimal(text) : null;
    }
}

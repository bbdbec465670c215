package dev.lookback.model.time;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.regex.Pattern;

/**
 * The number of one stretch of event time, counted from the Unix epoch. How long a stretch is, {@link Intervals} knows.
 *
 * @param number 0 or more
 */
public record Interval(long number) implements Comparable<Interval> {

    private static final int RADIX = 36;
    private static final int KEY_LENGTH = 5;
    private static final Pattern KEY = Pattern.compile("[0-9a-z]{5,12}");

    public Interval {
        if (number < 0) {
            throw new IllegalArgumentException("interval: " + number + " (expected: 0 or more)");
        }
    }

    /** Reads what {@link #key()} wrote. */
    @JsonCreator
    public static Interval parse(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("interval: " + key + " (expected: lower-case base36, like 3k9xd)");
        }
        return new Interval(Long.parseLong(key, RADIX));
    }

    /** Lower-case base36, left-padded to five characters, so that the order of names is the order of time. */
    @JsonValue
    public String key() {
        String digits = Long.toString(number, RADIX);
        return "0".repeat(Math.max(0, KEY_LENGTH - digits.length())) + digits;
    }

    public Interval next() {
        return new Interval(number + 1);
    }

    @Override
    public int compareTo(Interval other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return key();
    }
}

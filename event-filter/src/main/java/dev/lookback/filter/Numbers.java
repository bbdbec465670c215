package dev.lookback.filter;

import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.OptionalDouble;

/** Queries about numbers. */
final class Numbers {

    private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);
    /** Beyond it is no number that a long or a double could be, and it would cost to find that out. */
    private static final int MAX_EXPONENT = 400;

    private Numbers() {}

    /** @throws UnreadableValueException where an end is no number */
    static Query longRange(String key, Bound lower, Bound upper) {
        BigInteger min = lower.isSet() ? atLeast(number(lower), lower.included()) : MIN;
        BigInteger max = upper.isSet() ? atMost(number(upper), upper.included()) : MAX;
        return min.compareTo(max) > 0 || min.compareTo(MAX) > 0 || max.compareTo(MIN) < 0
                ? new MatchNoDocsQuery(key + ": an empty range")
                : LongPoint.newRangeQuery(
                        key, min.max(MIN).longValueExact(), max.min(MAX).longValueExact());
    }

    private static BigDecimal number(Bound bound) {
        BigDecimal value = decimal(bound.text());
        if (value == null) {
            throw unreadable(bound);
        }
        return value;
    }

    private static BigInteger atLeast(BigDecimal bound, boolean included) {
        return included
                ? bound.setScale(0, RoundingMode.CEILING).toBigInteger()
                : bound.setScale(0, RoundingMode.FLOOR).toBigInteger().add(BigInteger.ONE);
    }

    private static BigInteger atMost(BigDecimal bound, boolean included) {
        return included
                ? bound.setScale(0, RoundingMode.FLOOR).toBigInteger()
                : bound.setScale(0, RoundingMode.CEILING).toBigInteger().subtract(BigInteger.ONE);
    }

    /** @throws UnreadableValueException where an end is no number */
    static Query doubleRange(String key, Bound lower, Bound upper) {
        double from = end(lower, Double.NEGATIVE_INFINITY);
        double to = end(upper, Double.POSITIVE_INFINITY);
        return DoublePoint.newRangeQuery(
                key,
                lower.included() ? from : DoublePoint.nextUp(from),
                upper.included() ? to : DoublePoint.nextDown(to));
    }

    private static double end(Bound bound, double open) {
        return bound.isSet() ? real(bound.text()).orElseThrow(() -> unreadable(bound)) : open;
    }

    private static UnreadableValueException unreadable(Bound bound) {
        return new UnreadableValueException(bound.text() + " (expected: a number)");
    }

    /** Empty where it is none that is finite. */
    static OptionalDouble real(String text) {
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** Null where it is none, or far beyond what a long may be. */
    static @Nullable BigDecimal decimal(String text) {
        try {
            BigDecimal value = new BigDecimal(text);
            return Math.abs((long) value.scale()) > MAX_EXPONENT ? null : value;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}

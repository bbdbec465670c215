package dev.lookback.filter;

import org.apache.lucene.document.LongPoint;
import org.apache.lucene.search.Query;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.LongUnaryOperator;

/** Queries about time: an end that names a day is the day's beginning or its last nanosecond, whichever the range means. */
final class Dates {

    private static final long NANOS = 1_000_000_000;

    private final DateExpression expressions;

    /** @param now what {@code now} means */
    Dates(Instant now) {
        expressions = new DateExpression(now);
    }

    /** @throws UnreadableValueException where an end is no time from 1970 to 2262 */
    Query range(String key, Bound lower, Bound upper) {
        try {
            long min = lower.isSet() ? end(lower, !lower.included(), Math::incrementExact) : Long.MIN_VALUE;
            long max = upper.isSet() ? end(upper, upper.included(), Math::decrementExact) : Long.MAX_VALUE;
            return LongPoint.newRangeQuery(key, min, max);
        } catch (DateTimeException | ArithmeticException e) {
            throw new UnreadableValueException(String.valueOf(e.getMessage()), e);
        }
    }

    private long end(Bound bound, boolean last, LongUnaryOperator beyond) {
        long nanos = nanos(expressions.resolve(bound.text(), last));
        if (nanos < 0) {
            throw new DateTimeException("date: " + bound.text() + " (expected: from 1970 on)");
        }
        return bound.included() ? nanos : beyond.applyAsLong(nanos);
    }

    /** @throws ArithmeticException outside 1677 to 2262 */
    static long nanos(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), NANOS), time.getNano());
    }
}

package dev.lookback.filter;

import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermRangeQuery;

import java.util.Set;

/** Queries about true and false: false comes first. */
final class Booleans {

    private static final Set<String> VALUES = Set.of("false", "true");

    private Booleans() {}

    /** @throws UnreadableValueException where an end is neither */
    static Query range(String key, Bound lower, Bound upper) {
        check(lower);
        check(upper);
        return TermRangeQuery.newStringRange(key, lower.value(), upper.value(), lower.included(), upper.included());
    }

    private static void check(Bound bound) {
        if (bound.isSet() && !VALUES.contains(bound.text())) {
            throw new UnreadableValueException(bound.text() + " (expected: true or false)");
        }
    }
}

package dev.lookback.filter;

import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.util.automaton.RegExp;

/**
 * How large an automaton a regular expression asks for, told before any is made: repetitions in each other multiply, and a line
 * of text could ask for more memory than there is.
 */
final class RegexSize {

    /** As Elasticsearch's {@code index.max_regex_length}. */
    private static final int MAX_LENGTH = 1_000;

    private static final double MAX_STATES = 10_000;

    /** Of a decimal interval, at most. */
    private static final int INTERVAL_STATES = 100;

    private RegexSize() {}

    /** @throws IllegalArgumentException when it is no regular expression */
    static void check(String text) throws ParseException {
        if (text.length() > MAX_LENGTH) {
            throw new ParseException(
                    "a regular expression of " + text.length() + " characters (expected: at most " + MAX_LENGTH + ")");
        }
        double states = states(new RegExp(text));
        if (states > MAX_STATES) {
            throw new ParseException("/" + text + "/ repeats too much (expected: an automaton of at most "
                    + (int) MAX_STATES + " states)");
        }
    }

    private static double states(RegExp expression) {
        return switch (expression.kind) {
            case REGEXP_UNION, REGEXP_CONCATENATION -> states(expression.exp1) + states(expression.exp2);
            case REGEXP_INTERSECTION -> states(expression.exp1) * states(expression.exp2);
            case REGEXP_OPTIONAL, REGEXP_REPEAT, REGEXP_COMPLEMENT, REGEXP_DEPRECATED_COMPLEMENT ->
                states(expression.exp1);
            case REGEXP_REPEAT_MIN -> Math.max(1, expression.min) * states(expression.exp1);
            case REGEXP_REPEAT_MINMAX -> Math.max(1, expression.max) * states(expression.exp1);
            case REGEXP_STRING -> expression.s.length();
            case REGEXP_INTERVAL -> INTERVAL_STATES;
            case REGEXP_CHAR,
                    REGEXP_CHAR_RANGE,
                    REGEXP_CHAR_CLASS,
                    REGEXP_ANYCHAR,
                    REGEXP_EMPTY,
                    REGEXP_ANYSTRING,
                    REGEXP_AUTOMATON -> 1;
        };
    }
}

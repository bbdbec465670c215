package dev.lookback.harvester.rules;

import dev.lookback.harvester.event.BoundedText;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One pattern and what stands in the place of what it finds.
 *
 * @param replacement as it is; there are no references to groups in it
 */
record Redaction(Pattern pattern, String replacement) {

    /** What is left of a value in which the pattern gave up: it may hold what it was to find. */
    static final String GAVE_UP = "[redacted whole: the pattern takes too long]";

    /** False only where {@link #apply} would find nothing. */
    boolean mayApply(String text) {
        try {
            return pattern.matcher(new BoundedText(text)).find();
        } catch (BoundedText.TooManyStepsException | StackOverflowError e) {
            return true;
        }
    }

    /** The very same text when the pattern finds nothing. */
    String apply(String text) {
        try {
            Matcher matcher = pattern.matcher(new BoundedText(text));
            return matcher.find() ? replaced(text, matcher) : text;
        } catch (BoundedText.TooManyStepsException | StackOverflowError e) {
            return GAVE_UP;
        }
    }

    /** What a pattern finds between two characters is nothing to be hidden. */
    private String replaced(String text, Matcher matcher) {
        StringBuilder replaced = new StringBuilder(text.length());
        int at = 0;
        boolean isFound = true;
        while (isFound) {
            if (matcher.end() > matcher.start()) {
                replaced.append(text, at, matcher.start()).append(replacement);
                at = matcher.end();
            }
            isFound = matcher.find();
        }
        return at == 0 ? text : replaced.append(text, at, text.length()).toString();
    }
}

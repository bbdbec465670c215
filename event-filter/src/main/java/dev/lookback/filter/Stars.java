package dev.lookback.filter;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stars in a row mean what one means. Lucene makes as many transitions of them as the square of their number before it counts
 * what a pattern costs: a line of stars would need more memory than there is.
 */
final class Stars {

    /** What is escaped is passed over. */
    private static final Pattern IN_A_ROW = Pattern.compile("\\\\.|\\*{2,}", Pattern.DOTALL);

    private Stars() {}

    /** @param text of a wildcard query, with its escapes */
    static String asOne(String text) {
        return IN_A_ROW.matcher(text)
                .replaceAll(found -> found.group().startsWith("*") ? "*" : Matcher.quoteReplacement(found.group()));
    }
}

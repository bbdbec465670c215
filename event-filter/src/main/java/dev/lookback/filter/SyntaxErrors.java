package dev.lookback.filter;

import dev.lookback.model.filter.FilterSyntaxException;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.Token;
import org.apache.lucene.queryparser.classic.TokenMgrError;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says where a query string cannot be read, which Lucene knows and hides in a page of its grammar's words. */
final class SyntaxErrors {

    private static final Pattern COLUMN = Pattern.compile("column (\\d+)");

    private static final int MAX_SHOWN = 60;

    private SyntaxErrors() {}

    static FilterSyntaxException of(String query, ParseException error) {
        return switch (error.getCause()) {
            case ParseException cause
            when cause.currentToken != null && cause.currentToken.next != null ->
                unexpected(query, cause.currentToken.next, error);
            case TokenMgrError cause -> unended(query, cause, error);
            case null, default -> {
                Throwable cause = error.getCause() == null ? error : error.getCause();
                yield new FilterSyntaxException(String.valueOf(cause.getMessage()), error);
            }
        };
    }

    private static FilterSyntaxException unexpected(String query, Token token, ParseException error) {
        return token.image.isEmpty()
                ? at(query, query.length(), "the query ends too early", error)
                : at(query, token.beginColumn, "unexpected " + token.image, error);
    }

    private static FilterSyntaxException unended(String query, TokenMgrError cause, ParseException error) {
        Matcher column = COLUMN.matcher(String.valueOf(cause.getMessage()));
        int place = column.find() ? Math.min(Integer.parseInt(column.group(1)), query.length()) : query.length();
        return at(
                query,
                place,
                place == query.length() ? "the query ends too early" : "unexpected " + query.charAt(place),
                error);
    }

    /** Counts characters from one, as people do. */
    private static FilterSyntaxException at(String query, int index, String what, ParseException error) {
        String message = index == 0
                ? "at the first character: " + what
                : "at character " + (index + 1) + ", behind " + tail(query.substring(0, index)) + " : " + what;
        return new FilterSyntaxException(message, error);
    }

    /** As much as one can see at a glance. */
    private static String tail(String text) {
        String stripped = text.strip();
        return stripped.length() <= MAX_SHOWN ? stripped : "…" + stripped.substring(stripped.length() - MAX_SHOWN);
    }
}

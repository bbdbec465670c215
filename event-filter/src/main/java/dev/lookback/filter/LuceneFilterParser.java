package dev.lookback.filter;

import dev.lookback.model.filter.EventFilter;
import dev.lookback.model.filter.FilterParser;
import dev.lookback.model.filter.FilterSyntaxException;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;

import java.time.Clock;

/** Reads filters with Lucene. What a query may cost is bounded when it is read. */
public final class LuceneFilterParser implements FilterParser {

    /** Characters. */
    public static final int MAX_LENGTH = 4096;

    /** Parentheses in each other: the parser calls itself. */
    private static final int MAX_DEPTH = 64;

    private final Clock clock;

    /** @param clock what {@code now} means in a query, at the moment that it is read */
    public LuceneFilterParser(Clock clock) {
        this.clock = clock;
    }

    @Override
    public EventFilter parse(String query) {
        if (query.isBlank()) {
            return EventFilter.ALL;
        }
        checkSize(query);
        EventQueryParser parser = new EventQueryParser(clock.instant());
        try {
            Query read = parser.parse(query);
            if (read instanceof MatchAllDocsQuery) {
                return EventFilter.ALL;
            }
            IndexFilter filter = new IndexFilter(read, parser.fields());
            // Lucene bounds some of what a query may be only when it searches.
            filter.matches(new byte[0], 0, 0);
            return GuessFilter.of(read, filter);
        } catch (ParseException e) {
            throw SyntaxErrors.of(query, e);
        } catch (IllegalArgumentException | TooComplexToDeterminizeException | IndexSearcher.TooManyClauses e) {
            throw new FilterSyntaxException(String.valueOf(e.getMessage()), e);
        }
    }

    private static void checkSize(String query) {
        if (query.length() > MAX_LENGTH) {
            throw new FilterSyntaxException(query.length() + " characters (expected: at most " + MAX_LENGTH + ")");
        }
        int depth = 0;
        for (int i = 0; i < query.length(); i++) {
            depth += query.charAt(i) == '(' ? 1 : query.charAt(i) == ')' ? -1 : 0;
            if (depth > MAX_DEPTH) {
                throw new FilterSyntaxException(
                        "at character " + (i + 1) + ": more than " + MAX_DEPTH + " parentheses in each other");
            }
        }
    }
}

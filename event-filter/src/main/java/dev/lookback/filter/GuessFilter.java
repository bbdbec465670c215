package dev.lookback.filter;

import dev.lookback.model.filter.EventFilter;
import org.apache.lucene.search.Query;

/** Answers from the line's bytes where that is enough, and asks the index where it is not. */
final class GuessFilter implements EventFilter {

    private final WantedTerms terms;
    private final Guesser guesser;
    private final EventFilter exact;

    private GuessFilter(WantedTerms terms, Guesser guesser, EventFilter exact) {
        this.terms = terms;
        this.guesser = guesser;
        this.exact = exact;
    }

    /** @param exact answers the same query, always */
    static EventFilter of(Query query, EventFilter exact) {
        WantedTerms terms = new WantedTerms();
        return new GuessFilter(terms, Guesser.of(query, terms), exact);
    }

    @Override
    public boolean matches(byte[] buffer, int offset, int length) {
        return switch (guesser.guess(new SeenLine(buffer, offset, length, terms))) {
            case YES -> true;
            case NO -> false;
            case UNKNOWN -> exact.matches(buffer, offset, length);
        };
    }
}

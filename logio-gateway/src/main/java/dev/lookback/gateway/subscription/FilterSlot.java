package dev.lookback.gateway.subscription;

import dev.lookback.model.filter.EventFilter;
import org.jspecify.annotations.Nullable;

/** A filter that any number of subscriptions have: it is asked once an event, until it is ended. */
final class FilterSlot {

    private final EventFilter filter;
    private final FilterBudget budget;

    private int users;
    private long answered;
    private boolean answer;

    /** The budget's: what it took of the time that all have. */
    long spentNanos;

    private volatile @Nullable FilterEnd end;

    FilterSlot(EventFilter filter, FilterBudget budget) {
        this.filter = filter;
        this.budget = budget;
    }

    boolean isAll() {
        return filter == EventFilter.ALL;
    }

    boolean matches(Event event) {
        if (answered != event.number) {
            answer = end == null && budget.ask(this, filter, event);
            answered = event.number;
        }
        return answer;
    }

    /** It wants nothing any more. */
    void end(FilterEnd why) {
        end = why;
    }

    /** Why it was ended; null: it was not. */
    @Nullable
    FilterEnd ended() {
        return end;
    }

    void use() {
        users++;
    }

    /** Returns whether anybody is left who uses it. */
    boolean leave() {
        users--;
        return users > 0;
    }
}

package dev.lookback.gateway.subscription;

import dev.lookback.model.filter.EventFilter;

/** A filter that any number of subscriptions have: it is asked once an event. */
final class FilterSlot {

    private final EventFilter filter;

    private int users;
    private long answered;
    private boolean answer;

    FilterSlot(EventFilter filter) {
        this.filter = filter;
    }

    boolean isAll() {
        return filter == EventFilter.ALL;
    }

    boolean matches(Event event) {
        if (answered != event.number) {
            answer = filter.matches(event.buffer, event.offset, event.length);
            answered = event.number;
        }
        return answer;
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

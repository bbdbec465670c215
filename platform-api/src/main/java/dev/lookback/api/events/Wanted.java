package dev.lookback.api.events;

import dev.lookback.model.event.EventLines;
import dev.lookback.model.filter.EventFilter;

/** Gives on the events that a filter wants, and counts them and the others. */
final class Wanted implements EventLines.Visitor {

    private final EventFilter filter;
    private final EventLines.Visitor next;
    private final long limit;
    private long count;
    private long others;

    Wanted(EventFilter filter, EventLines.Visitor next, long limit) {
        this.filter = filter;
        this.next = next;
        this.limit = limit;
    }

    @Override
    public void line(byte[] buffer, int offset, int length) {
        if (filter.matches(buffer, offset, length)) {
            next.line(buffer, offset, length);
            count++;
        } else {
            others++;
        }
    }

    boolean isEnough() {
        return count >= limit;
    }

    long count() {
        return count;
    }

    long others() {
        return others;
    }
}

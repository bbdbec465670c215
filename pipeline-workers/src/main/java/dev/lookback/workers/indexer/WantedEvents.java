package dev.lookback.workers.indexer;

import dev.lookback.model.event.EventHead;
import dev.lookback.model.event.EventLines;
import dev.lookback.model.filter.EventFilter;
import dev.lookback.workers.indexer.IndexerMetrics.Drop;

/** Gives on the events that a task wants, and counts the others. */
final class WantedEvents implements EventLines.Visitor {

    private final EventFilter filter;
    private final EventLines.Visitor next;
    private final IndexerMetrics metrics;
    private long unwanted;

    WantedEvents(EventFilter filter, EventLines.Visitor next, IndexerMetrics metrics) {
        this.filter = filter;
        this.next = next;
        this.metrics = metrics;
    }

    @Override
    public void line(byte[] buffer, int offset, int length) {
        metrics.received();
        if (isWanted(buffer, offset, length)) {
            next.line(buffer, offset, length);
        } else {
            unwanted++;
            metrics.unwanted();
        }
    }

    private boolean isWanted(byte[] buffer, int offset, int length) {
        try {
            return filter.matches(buffer, offset, length);
        } catch (RuntimeException e) {
            metrics.dropped(Drop.UNANSWERED, 1);
            throw new FilterFailedException(EventHead.id(buffer, offset), e);
        }
    }

    long unwanted() {
        return unwanted;
    }
}

package dev.lookback.api.schedule;

import dev.lookback.search.HistoryIndexes;

import java.time.Instant;
import java.util.Optional;

/** A history index, which holds what its load has written and nothing else. */
final class HistoryTarget implements LoadTarget {

    private final HistoryIndexes indexes;

    HistoryTarget(HistoryIndexes indexes) {
        this.indexes = indexes;
    }

    @Override
    public boolean isThere(ActiveLoad load) {
        return indexes.find(load.name()).isPresent();
    }

    @Override
    public void begun(ActiveLoad load) {
        indexes.refreshRarely(load.name());
    }

    @Override
    public Optional<Holding> look(ActiveLoad load, Instant now) {
        long expected = load.ledger().events().indexed();
        // A part that broke off in the middle may have left events that its block's result does not count.
        boolean mayHoldMore = !load.ledger().missing().isEmpty();
        return indexes.count(load.name())
                .map(count ->
                        Holding.of(count, mayHoldMore ? count >= expected : count == expected, "the index", expected))
                .map(holding -> holding.with(indexes.size(load.name())));
    }

    @Override
    public void settle(ActiveLoad load) {
        indexes.settle(load.name());
    }

    @Override
    public void discard(ActiveLoad load) {
        indexes.delete(load.name());
    }
}

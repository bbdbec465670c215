package dev.lookback.harvester.rules;

import dev.lookback.harvester.event.EventLine;
import dev.lookback.harvester.event.EventSink;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * Stands before everything that keeps or shows events. What a rule drops is done with; an event that there is no room for behind
 * comes again, and the rules look at it again.
 */
final class RulesSink implements EventSink {

    private final EventSink sink;
    private final Supplier<RuleSet> rules;
    private final RulesMetrics metrics;

    RulesSink(EventSink sink, Supplier<RuleSet> rules, RulesMetrics metrics) {
        this.sink = sink;
        this.rules = rules;
        this.metrics = metrics;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // What no rule has changed is the very same.
    public boolean offer(EventLine line) {
        EventLine left = rules.get().apply(line);
        if (left == null) {
            metrics.dropped();
            return true;
        }
        boolean isTaken = sink.offer(left);
        if (isTaken && left != line) {
            metrics.changed();
        }
        return isTaken;
    }

    @Override
    public boolean awaitRoom(Duration limit) throws InterruptedException {
        return sink.awaitRoom(limit);
    }

    @Override
    public boolean awaitDurable(Duration limit) throws InterruptedException {
        return sink.awaitDurable(limit);
    }
}

package dev.lookback.harvester.batch;

import dev.lookback.harvester.spool.AgentState;
import dev.lookback.harvester.spool.BatchKey;
import dev.lookback.model.batch.BatchHeaders;
import dev.lookback.model.time.Interval;

import java.util.Optional;

/**
 * Numbers the batches of one agent in the order in which they are sent, each with the interval of the one before: so a
 * reader of the archive can tell that none is missing.
 */
final class BatchNumbers {

    private final String agent;
    private long next;
    private Optional<Interval> previous;

    BatchNumbers(AgentState state) {
        this.agent = state.agent();
        this.next = state.next();
        this.previous = state.previous();
    }

    BatchHeaders number(OpenBatch batch) {
        BatchKey key = batch.key();
        BatchHeaders headers = new BatchHeaders(
                key.interval(),
                key.host(),
                agent,
                new BatchHeaders.Origin(next, previous),
                new BatchHeaders.Size(batch.count(), batch.length()));
        next++;
        previous = Optional.of(key.interval());
        return headers;
    }

    AgentState state() {
        return new AgentState(agent, next, previous);
    }
}

package dev.lookback.harvester.spool;

import dev.lookback.model.time.Interval;

import java.util.Optional;

/**
 * How far an agent has come with its numbers.
 *
 * @param agent {@code lb-agent}
 * @param next the number of the next batch
 * @param previous the interval of the batch before that; empty before the first
 */
public record AgentState(String agent, long next, Optional<Interval> previous) {

    public static AgentState first(String agent) {
        return new AgentState(agent, 0, Optional.empty());
    }
}

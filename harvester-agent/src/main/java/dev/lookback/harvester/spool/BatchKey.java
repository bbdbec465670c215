package dev.lookback.harvester.spool;

import dev.lookback.model.time.Interval;

/**
 * What the events of one batch have in common.
 *
 * @param host that they come from
 * @param interval that they lie in
 */
public record BatchKey(String host, Interval interval) {}

package dev.lookback.harvester.spool;

import dev.lookback.harvester.event.EventLine;

/**
 * An event of the run before, in no batch yet.
 *
 * @param position of its record
 */
public record RecoveredEvent(EventLine line, long position) {}

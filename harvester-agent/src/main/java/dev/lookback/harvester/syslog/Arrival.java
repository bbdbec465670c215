package dev.lookback.harvester.syslog;

import java.time.Instant;

/**
 * How a message came.
 *
 * @param peer the sender's address
 */
record Arrival(Instant receivedAt, String peer) {}

package dev.lookback.harvester.socket;

import java.time.Instant;

/**
 * How a message came.
 *
 * @param peer the sender's address; of a message in a file, the file's host
 */
public record Arrival(Instant receivedAt, String peer) {}

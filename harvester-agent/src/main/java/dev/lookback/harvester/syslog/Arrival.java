package dev.lookback.harvester.syslog;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * How a message came.
 *
 * @param peer the sender's address; of a message in a file, the file's host
 * @param file where it stands; null: it came over a network
 */
record Arrival(Instant receivedAt, String peer, @Nullable FilePlace file) {

    Arrival(Instant receivedAt, String peer) {
        this(receivedAt, peer, null);
    }
}

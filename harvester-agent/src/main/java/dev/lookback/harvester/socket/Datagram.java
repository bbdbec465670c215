package dev.lookback.harvester.socket;

/**
 * One, copied out of the reader's buffer.
 *
 * @param messages that are in it
 */
record Datagram(byte[] bytes, Arrival arrival, int messages) {}

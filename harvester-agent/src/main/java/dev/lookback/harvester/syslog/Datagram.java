package dev.lookback.harvester.syslog;

/** One UDP message, copied out of the reader's buffer. */
record Datagram(byte[] bytes, Arrival arrival) {}

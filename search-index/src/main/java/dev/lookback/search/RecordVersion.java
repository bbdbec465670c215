package dev.lookback.search;

/** Which stored record is meant. Opaque. */
public record RecordVersion(long sequenceNumber, long primaryTerm) {}

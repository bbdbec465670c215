package dev.lookback.model.block;

import dev.lookback.model.time.Interval;

import java.time.Instant;

/**
 * A part as the listing shows it: its manifest exists.
 *
 * @param compressedBytes of its data object
 * @param writtenAt when its manifest was, as the archive says
 */
public record Part(Interval interval, PartName name, long compressedBytes, Instant writtenAt) {}

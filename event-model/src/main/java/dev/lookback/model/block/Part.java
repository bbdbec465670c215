package dev.lookback.model.block;

import dev.lookback.model.time.Interval;

/**
 * A part as the listing shows it: its manifest exists.
 *
 * @param compressedBytes of its data object
 */
public record Part(Interval interval, PartName name, long compressedBytes) {}

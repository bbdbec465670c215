package dev.lookback.model.block;

import dev.lookback.model.time.Interval;

import java.time.Instant;

/**
 * One object of the archive, as the listing shows it.
 *
 * @param key by which an operator finds it
 * @param isManifest or else the data of the part
 * @param writtenAt as the archive says
 */
public record BlockObject(
        String key, Interval interval, PartName name, boolean isManifest, long size, Instant writtenAt) {}

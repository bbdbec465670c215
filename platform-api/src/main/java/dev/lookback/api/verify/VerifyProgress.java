package dev.lookback.api.verify;

/**
 * How far a check is.
 *
 * @param intervals of the range
 * @param checked of them
 * @param problems found so far
 */
record VerifyProgress(long intervals, long checked, int parts, long events, long rawBytes, long problems) {}

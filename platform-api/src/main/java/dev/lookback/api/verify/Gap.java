package dev.lookback.api.verify;

/**
 * Batches that a harvester has numbered and the archive does not have.
 *
 * @param agent the harvester's {@code lb-agent}
 * @param host as the manifest of the batch behind them names it
 * @param from the first number
 * @param to the last number
 * @param interval that they must be in, by {@code lb-prev} of the batch behind them
 */
record Gap(String agent, String host, long from, long to, String interval) {}

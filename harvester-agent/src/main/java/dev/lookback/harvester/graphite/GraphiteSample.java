package dev.lookback.harvester.graphite;

import java.math.BigDecimal;
import java.util.Map;

/**
 * One line of the protocol, read.
 *
 * @param path without its tags
 * @param tags in their order
 * @param timestamp seconds since the epoch; less than zero for none
 */
record GraphiteSample(String path, Map<String, String> tags, BigDecimal value, BigDecimal timestamp) {}

/**
 * Load benchmarks: the real processes, as child JVMs, on the real Kafka and Elasticsearch. What is measured and what it is
 * compared with run one after the other in the same run, since machines are noisy: read the ratios.
 */
@NullMarked
package dev.lookback.benchmarks;

import org.jspecify.annotations.NullMarked;

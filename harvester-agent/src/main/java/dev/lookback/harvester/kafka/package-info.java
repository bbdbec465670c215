/**
 * The way to Kafka. It takes numbered batches, writes them to {@code h-<env>} in their order, and acknowledges one when
 * every replica in sync has it.
 */
@NullMarked
package dev.lookback.harvester.kafka;

import org.jspecify.annotations.NullMarked;

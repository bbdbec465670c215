/**
 * The process {@code harvester}: events in where they arise, batches out to Kafka. It reads what its inputs below read,
 * writes batches to {@code h-<env>}, and counts an event as delivered when Kafka has acknowledged its batch.
 */
@NullMarked
package dev.lookback.harvester;

import org.jspecify.annotations.NullMarked;

/**
 * One process, several roles: each stage between Kafka and the rest is a package below, and runs where
 * {@code lookback.workers.roles} names it. Nothing here is read, written or acknowledged.
 */
@NullMarked
package dev.lookback.workers;

import org.jspecify.annotations.NullMarked;

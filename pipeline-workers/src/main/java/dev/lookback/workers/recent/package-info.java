/**
 * The es-consumer. It reads records of {@code h-<env>}, writes their lines to the recent indexes and what cannot be
 * indexed to {@code d-<env>}, and acknowledges a record (commits behind it) when each of its lines is in one of the two
 * or older than the retention.
 */
@NullMarked
package dev.lookback.workers.recent;

import org.jspecify.annotations.NullMarked;

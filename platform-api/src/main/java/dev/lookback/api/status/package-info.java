/**
 * How an environment is, as far as the platform API can see: Kafka, Elasticsearch and the archive, and who reads how far
 * behind. It reads Kafka's groups, offsets and disks, Elasticsearch's statistics and the archive's listing; it writes
 * nothing but metrics; it acknowledges nothing.
 */
@NullMarked
package dev.lookback.api.status;

import org.jspecify.annotations.NullMarked;

/**
 * The process {@code platform-api}: the REST control plane. It reads requests, the archive's listing and the answers of
 * indexers; it writes the tasks of indexers, history indexes and their records; what each acknowledges, the stages below
 * say.
 */
@NullMarked
package dev.lookback.api;

import org.jspecify.annotations.NullMarked;

/**
 * Archived events back in Elasticsearch, as history indexes or in the recent ones: the names of both, and the messages by
 * which the platform API schedules their loading and indexers answer (CONTRACT sections 2 and 4).
 */
@NullMarked
package dev.lookback.model.history;

import org.jspecify.annotations.NullMarked;

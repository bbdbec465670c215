/**
 * Elasticsearch behind seams in our own language. It reads event lines, the definitions of indexes, records, and events
 * back by queries; it writes documents, recent indexes, history indexes, and the platform's own records; a write is
 * acknowledged item by item, when Elasticsearch has answered for it (CONTRACT section 4).
 */
@NullMarked
package dev.lookback.search;

import org.jspecify.annotations.NullMarked;

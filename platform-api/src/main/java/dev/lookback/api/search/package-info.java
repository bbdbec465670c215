/**
 * Searching over REST: what the web page needs beyond the control plane. It reads requests and Elasticsearch's answers; it
 * writes nothing; it acknowledges nothing (CONTRACT sections 4 and 5).
 */
@NullMarked
package dev.lookback.api.search;

import org.jspecify.annotations.NullMarked;

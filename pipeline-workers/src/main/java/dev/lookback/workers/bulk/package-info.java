/**
 * Event lines on their way into indexes, for every stage that writes any. It reads lines with a head, writes them as bulk
 * requests, several in flight, and acknowledges a line to its {@link BulkReceipt} when Elasticsearch has it or has refused
 * it for good; until then it tries again, with growing pauses, for as long as it takes.
 */
@NullMarked
package dev.lookback.workers.bulk;

import org.jspecify.annotations.NullMarked;

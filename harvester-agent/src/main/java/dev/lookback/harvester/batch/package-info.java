/**
 * From lines to batches. It takes event lines of every input, writes them to the {@link dev.lookback.harvester.batch.BatchSender}
 * in batches of one host and one interval, and counts them as delivered when the sender says that they are kept.
 */
@NullMarked
package dev.lookback.harvester.batch;

import org.jspecify.annotations.NullMarked;

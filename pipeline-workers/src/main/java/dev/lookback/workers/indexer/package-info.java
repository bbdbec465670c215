/**
 * Loads blocks into history indexes, and back into the recent ones. It reads tasks from {@code lookback-history-tasks}, an
 * interval's parts from {@code c-<env>} where they still are and else from the archive; it writes their events to the
 * history index's load alias, or to the recent indexes of their days, and what became of the task to {@code lookback-history-progress}; a task is acknowledged when Elasticsearch has answered
 * for every event and Kafka has the result.
 *
 * <p>Any number of indexers share the tasks. A task that is done twice makes no event twice, since an event's document
 * has the event's id. A task whose index is gone was cancelled: it ends quietly. How many requests are in flight, of all tasks
 * together, follows what Elasticsearch takes: live indexing goes first.
 */
@NullMarked
package dev.lookback.workers.indexer;

import org.jspecify.annotations.NullMarked;

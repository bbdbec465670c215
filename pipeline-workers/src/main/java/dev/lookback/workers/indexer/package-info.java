/**
 * Loads blocks into history indexes. It reads tasks from {@code lookback-history-tasks}, an interval's parts from
 * {@code c-<env>} where they still are and else from the archive; it writes their events to the index's load alias and
 * what became of the task to {@code lookback-history-progress}; a task is acknowledged when Elasticsearch has answered
 * for every event and Kafka has the result.
 *
 * <p>Any number of indexers share the tasks. A task that is done twice makes no event twice, since an event's document
 * has the event's id. A task whose index is gone was cancelled: it ends quietly.
 */
@NullMarked
package dev.lookback.workers.indexer;

import org.jspecify.annotations.NullMarked;

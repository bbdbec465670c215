/**
 * Hands out the loading of history indexes and of rebuilds of the recent ones. It reads records that are queued or
 * loading and the results on {@code lookback-history-progress}; it writes tasks to {@code lookback-history-tasks} and the records' progress; a
 * result is acknowledged when the record that holds it is saved.
 *
 * <p>The process that owns a load's partition of the progress topic schedules it, so any number run side by side. What
 * one that dies had handed out and not recorded is handed out again by the next, which is safe, since loading an
 * interval twice makes no document twice (DESIGN idea 5). It also looks whether late parts have come to the archive since a
 * history index was loaded, and queues it again.
 */
@NullMarked
package dev.lookback.api.schedule;

import org.jspecify.annotations.NullMarked;

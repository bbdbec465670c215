/**
 * Files that others write. It reads those that globs name, through every kind of rotation, cuts them into texts (lines, or lines
 * that belong together), and writes each as an event line to the {@link dev.lookback.harvester.event.EventSink}, with the
 * position behind it. It acknowledges nothing, since a file waits: what the sink has kept is where it goes on after a restart,
 * and while there is no room it reads no further.
 *
 * <p>{@link dev.lookback.harvester.file.FileInput} is the thread, {@link dev.lookback.harvester.file.FileFollower} what it does
 * in each of its rounds: {@link dev.lookback.harvester.file.FileScan} finds files,
 * {@link dev.lookback.harvester.file.FileRegistry} tells which of them are known, under whatever name, and
 * {@link dev.lookback.harvester.file.FollowedFileReader} reads.
 */
@NullMarked
package dev.lookback.harvester.file;

import org.jspecify.annotations.NullMarked;

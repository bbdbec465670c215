/**
 * Keeps processes running. Reads their output and readiness, writes their logs and the table of their states, and
 * counts a process as running when it has said that it is ready; knows nothing of what the processes are.
 */
@NullMarked
package dev.lookback.standalone.supervise;

import org.jspecify.annotations.NullMarked;

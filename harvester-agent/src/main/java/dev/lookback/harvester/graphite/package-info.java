/**
 * Metrics of Graphite. It reads the lines of Graphite's plaintext protocol (path, value, timestamp; a path may have tags) over
 * TCP and UDP, writes each as a metric event to the {@link dev.lookback.harvester.event.EventSink}, and acknowledges nothing,
 * since the protocol cannot: where there is no room TCP waits, and UDP drops and counts.
 */
@NullMarked
package dev.lookback.harvester.graphite;

import org.jspecify.annotations.NullMarked;

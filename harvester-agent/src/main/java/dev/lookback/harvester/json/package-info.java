/**
 * JSON lines over TCP, UDP and standard input. It reads one JSON object a line, writes each as an event line to the
 * {@link dev.lookback.harvester.event.EventSink} (a line that is none becomes an event that has it as its message), and
 * acknowledges nothing: where there is no room TCP and standard input wait, and UDP drops and counts.
 */
@NullMarked
package dev.lookback.harvester.json;

import org.jspecify.annotations.NullMarked;

/**
 * Events over HTTP. It reads the body of {@code POST /events} (JSON lines, an array or one object, plain or gzip), writes its
 * objects as event lines to the {@link dev.lookback.harvester.event.EventSink}, and acknowledges with status 200 once all of
 * them are on disk. Where there is no room it says 429, and how many of them it has.
 */
@NullMarked
package dev.lookback.harvester.http;

import org.jspecify.annotations.NullMarked;

/**
 * What every input hands on and every output takes: event lines. An input reads its own protocol, writes lines to the
 * {@link dev.lookback.harvester.event.EventSink}, and may acknowledge a line once the sink has taken it.
 */
@NullMarked
package dev.lookback.harvester.event;

import org.jspecify.annotations.NullMarked;

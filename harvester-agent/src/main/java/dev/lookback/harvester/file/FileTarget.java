package dev.lookback.harvester.file;

import dev.lookback.harvester.event.EventSink;
import dev.lookback.harvester.event.LastErrors;
import dev.lookback.harvester.event.SourcePositions;
import io.micrometer.core.instrument.Counter;

/**
 * Where everything that is read goes.
 *
 * @param positions what the sink has kept
 * @param received counts what it takes
 * @param errors are told what cannot be read
 */
record FileTarget(EventSink sink, SourcePositions positions, Counter received, LastErrors errors) {}

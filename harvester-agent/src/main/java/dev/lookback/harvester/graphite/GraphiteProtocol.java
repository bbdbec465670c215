package dev.lookback.harvester.graphite;

import dev.lookback.harvester.event.EventSink;
import dev.lookback.harvester.event.HarvesterMetrics;
import dev.lookback.harvester.event.PatientSink;
import dev.lookback.harvester.socket.LineProtocol;
import dev.lookback.harvester.socket.UnreadableMessages;
import dev.lookback.model.event.EventIds;

import java.time.Duration;

/** Samples, one a line. */
record GraphiteProtocol(
        EventSink sink, HarvesterMetrics metrics, EventIds ids, UnreadableMessages unreadable, Duration maxClockSkew)
        implements LineProtocol {

    static final String NAME = "graphite";

    /** Far more than any path with its tags has. */
    static final int MAX_LINE_BYTES = 16 * 1024;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int maxLineBytes() {
        return MAX_LINE_BYTES;
    }

    @Override
    public GraphiteReceiver receiver() {
        return new GraphiteReceiver(
                new GraphiteEventWriter(ids, maxClockSkew), unreadable, new PatientSink(sink, metrics), metrics);
    }
}

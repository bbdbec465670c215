package dev.lookback.harvester.json;

import dev.lookback.harvester.event.EventSink;
import dev.lookback.harvester.event.HarvesterMetrics;
import dev.lookback.harvester.event.JsonEvents;
import dev.lookback.harvester.event.PatientSink;
import dev.lookback.harvester.socket.LineProtocol;
import dev.lookback.harvester.socket.UnreadableMessages;

/** Objects, one a line. */
record JsonProtocol(EventSink sink, HarvesterMetrics metrics, JsonEvents events, UnreadableMessages unreadable)
        implements LineProtocol {

    static final String NAME = "json";

    /** Four times an event line, since a message that is too long is cut. */
    static final int MAX_LINE_BYTES = 1024 * 1024;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int maxLineBytes() {
        return MAX_LINE_BYTES;
    }

    @Override
    public JsonReceiver receiver() {
        return new JsonReceiver(events, unreadable, new PatientSink(sink, metrics));
    }
}

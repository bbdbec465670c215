package dev.lookback.harvester.json;

import dev.lookback.harvester.event.EventLine;
import dev.lookback.harvester.event.JsonEvents;
import dev.lookback.harvester.event.PatientSink;
import dev.lookback.harvester.socket.Arrival;
import dev.lookback.harvester.socket.MessageReceiver;
import dev.lookback.harvester.socket.UnreadableMessages;

/** Reads lines, writes them as event lines, and puts them into the sink, for one connection or one thread. */
final class JsonReceiver implements MessageReceiver {

    private final JsonEvents events;
    private final UnreadableMessages unreadable;
    private final PatientSink sink;

    JsonReceiver(JsonEvents events, UnreadableMessages unreadable, PatientSink sink) {
        this.events = events;
        this.unreadable = unreadable;
        this.sink = sink;
    }

    @Override
    public void receive(byte[] buffer, int offset, int length, Arrival arrival, boolean isCut) {
        sink.put(line(buffer, offset, length, arrival, isCut));
    }

    private EventLine line(byte[] buffer, int offset, int length, Arrival arrival, boolean isCut) {
        if (isCut) {
            String reason = "longer than " + JsonProtocol.MAX_LINE_BYTES + " bytes";
            return unreadable.line(buffer, offset, length, arrival, true, reason);
        }
        return events.line(buffer, offset, length, arrival.receivedAt(), arrival.peer())
                .orElseGet(() -> unreadable.line(
                        buffer, offset, length, arrival, false, JsonEvents.fault(buffer, offset, length)));
    }
}

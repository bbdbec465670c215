package dev.lookback.harvester.graphite;

import dev.lookback.harvester.event.HarvesterMetrics;
import dev.lookback.harvester.event.HarvesterMetrics.DropReason;
import dev.lookback.harvester.event.PatientSink;
import dev.lookback.harvester.socket.Arrival;
import dev.lookback.harvester.socket.MessageReceiver;
import dev.lookback.harvester.socket.UnreadableMessages;

import java.nio.charset.StandardCharsets;

/** Reads lines, writes them as event lines, and puts them into the sink, for one connection or one thread. */
final class GraphiteReceiver implements MessageReceiver {

    private final GraphiteEventWriter writer;
    private final UnreadableMessages unreadable;
    private final PatientSink sink;
    private final HarvesterMetrics metrics;

    GraphiteReceiver(
            GraphiteEventWriter writer, UnreadableMessages unreadable, PatientSink sink, HarvesterMetrics metrics) {
        this.writer = writer;
        this.unreadable = unreadable;
        this.sink = sink;
        this.metrics = metrics;
    }

    @Override
    public void receive(byte[] buffer, int offset, int length, Arrival arrival, boolean isCut) {
        GraphiteParser.Result result = isCut
                ? new GraphiteParser.Unreadable("longer than " + GraphiteProtocol.MAX_LINE_BYTES + " bytes")
                : GraphiteParser.parse(new String(buffer, offset, length, StandardCharsets.UTF_8));
        switch (result) {
            case GraphiteParser.Sample(GraphiteSample sample) -> sink.put(writer.write(sample, arrival));
            case GraphiteParser.NoValue() -> metrics.dropped(DropReason.NO_VALUE, 1);
            case GraphiteParser.Unreadable(String reason) ->
                sink.put(unreadable.line(buffer, offset, length, arrival, isCut, reason));
        }
    }
}

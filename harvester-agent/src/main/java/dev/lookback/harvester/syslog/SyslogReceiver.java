package dev.lookback.harvester.syslog;

import dev.lookback.harvester.event.PatientSink;
import dev.lookback.harvester.socket.Arrival;
import dev.lookback.harvester.socket.MessageReceiver;

/** Reads messages, writes them as event lines, and puts them into the sink, for one connection or one thread. */
final class SyslogReceiver implements MessageReceiver {

    private final SyslogParser parser;
    private final SyslogMessage message = new SyslogMessage();
    private final SyslogEventWriter writer;
    private final PatientSink sink;

    SyslogReceiver(SyslogParser parser, SyslogEventWriter writer, PatientSink sink) {
        this.parser = parser;
        this.writer = writer;
        this.sink = sink;
    }

    @Override
    public void receive(byte[] buffer, int offset, int length, Arrival arrival, boolean isCut) {
        parser.parse(buffer, offset, length, arrival.receivedAt().getEpochSecond(), message);
        sink.put(writer.write(buffer, message, arrival, isCut, null));
    }
}

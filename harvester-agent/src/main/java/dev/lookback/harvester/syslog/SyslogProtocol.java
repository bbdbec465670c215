package dev.lookback.harvester.syslog;

import dev.lookback.harvester.event.EventSink;
import dev.lookback.harvester.event.HarvesterMetrics;
import dev.lookback.harvester.event.PatientSink;
import dev.lookback.harvester.socket.Framing;
import dev.lookback.harvester.socket.MessageVisitor;
import dev.lookback.harvester.socket.SocketProtocol;
import dev.lookback.model.event.EventIds;

import java.time.Duration;
import java.time.ZoneId;

/**
 * Syslog, on whatever port: a datagram is one message.
 *
 * @param zone of timestamps that do not name theirs
 */
record SyslogProtocol(EventSink sink, HarvesterMetrics metrics, EventIds ids, ZoneId zone, Duration maxClockSkew)
        implements SocketProtocol {

    @Override
    public String name() {
        return "syslog";
    }

    @Override
    public Framing framing(MessageVisitor visitor) {
        return new SyslogFraming(visitor);
    }

    @Override
    public void datagram(byte[] bytes, MessageVisitor visitor) {
        int length = SyslogFraming.withoutTrailer(bytes, 0, bytes.length);
        if (length > 0) {
            visitor.message(bytes, 0, length, false);
        }
    }

    @Override
    public SyslogReceiver receiver() {
        return new SyslogReceiver(
                new SyslogParser(zone), new SyslogEventWriter(ids::next, maxClockSkew), new PatientSink(sink, metrics));
    }
}

package dev.lookback.harvester.syslog;

import dev.lookback.harvester.event.EventLine;
import dev.lookback.harvester.event.EventSink;
import dev.lookback.harvester.event.HarvesterMetrics;
import dev.lookback.harvester.event.HarvesterMetrics.DropReason;

import java.time.Duration;

/**
 * Reads messages, writes them as event lines, and puts them into the sink, for one connection or one thread. Where there is no room
 * it waits, which makes a TCP sender wait; when it is interrupted, it no longer waits, and drops what finds no room.
 */
final class SyslogReceiver {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final SyslogParser parser;
    private final SyslogMessage message = new SyslogMessage();
    private final SyslogEventWriter writer;
    private final EventSink sink;
    private final HarvesterMetrics metrics;

    private boolean isStopped;

    SyslogReceiver(SyslogParser parser, SyslogEventWriter writer, EventSink sink, HarvesterMetrics metrics) {
        this.parser = parser;
        this.writer = writer;
        this.sink = sink;
        this.metrics = metrics;
    }

    void receive(byte[] buffer, int offset, int length, Arrival arrival, boolean isCut) {
        parser.parse(buffer, offset, length, arrival.receivedAt().getEpochSecond(), message);
        EventLine line = writer.write(buffer, message, arrival, isCut);
        while (!sink.offer(line)) {
            if (isStopped || !awaitRoom()) {
                metrics.dropped(DropReason.STOPPED, 1);
                return;
            }
        }
    }

    /** @return false when there is no sense in waiting any longer */
    private boolean awaitRoom() {
        try {
            sink.awaitRoom(PATIENCE);
            return true;
        } catch (InterruptedException e) {
            isStopped = true;
            return false;
        }
    }
}

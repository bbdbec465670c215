package dev.lookback.harvester.syslog;

import dev.lookback.harvester.event.EventSink;
import dev.lookback.harvester.event.HarvesterMetrics;
import dev.lookback.model.event.EventIds;

import java.time.Duration;
import java.time.ZoneId;

/**
 * Makes a receiver for each connection and thread.
 *
 * @param zone of timestamps that do not name theirs
 */
record SyslogReceivers(EventSink sink, HarvesterMetrics metrics, EventIds ids, ZoneId zone, Duration maxClockSkew) {

    SyslogReceiver create() {
        return new SyslogReceiver(
                new SyslogParser(zone), new SyslogEventWriter(ids::next, maxClockSkew), sink, metrics);
    }
}

package dev.lookback.harvester.syslog;

import dev.lookback.harvester.event.EventLine;
import dev.lookback.harvester.socket.Arrival;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** Syslog messages out of files as event lines. One thread at a time. */
public final class SyslogTexts {

    private final SyslogParser parser;
    private final SyslogMessage message = new SyslogMessage();
    private final SyslogEventWriter writer;

    private String id = "";

    /** @param zone of timestamps that do not name theirs */
    public SyslogTexts(ZoneId zone, Duration maxClockSkew) {
        this.parser = new SyslogParser(zone);
        this.writer = new SyslogEventWriter(() -> id, maxClockSkew);
    }

    /**
     * Reads one.
     *
     * @param isCut whether the message was longer than it is here
     * @return a line that stays as it is until the next call
     */
    public EventLine line(byte[] text, int length, boolean isCut, Heading heading, FilePlace place) {
        id = heading.id();
        parser.parse(text, 0, length, heading.receivedAt().getEpochSecond(), message);
        return writer.write(text, message, new Arrival(heading.receivedAt(), heading.host()), isCut, place);
    }

    /**
     * What a message does not say.
     *
     * @param host of one that does not name its own
     */
    public record Heading(String id, Instant receivedAt, String host) {}
}

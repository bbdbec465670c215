package dev.lookback.harvester.syslog;

import dev.lookback.harvester.event.EventLine;
import dev.lookback.harvester.socket.Arrival;
import dev.lookback.model.event.EventLineWriter;
import dev.lookback.model.event.EventTimestamp;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Supplier;

/** Writes messages as event lines, in ECS names (docs/harvester.md has the table). One thread at a time. */
final class SyslogEventWriter {

    private static final String DEFAULT_SERVICE = "syslog";
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);

    /** A process.pid is a number of JSON and of Elasticsearch: no leading zero, at most 18 digits. */
    private static final int MAX_PID_DIGITS = 18;

    /** What one byte of structured data may need in a line: a control character as an escape. */
    private static final int MAX_ESCAPED_BYTES = 6;

    private final EventLineWriter line = new EventLineWriter();
    private final StructuredData structuredData = new StructuredData();
    private final Supplier<String> ids;
    private final Duration maxClockSkew;

    private byte[] lastHostBytes = {};
    private String lastHost = "";

    SyslogEventWriter(Supplier<String> ids, Duration maxClockSkew) {
        this.ids = ids;
        this.maxClockSkew = maxClockSkew;
    }

    /**
     * Writes one.
     *
     * @param isCut whether the message was longer than it is here
     * @param place of the message in a file; null: it came over a network
     * @return a line that stays as it is until the next call
     */
    EventLine write(byte[] buffer, SyslogMessage message, Arrival arrival, boolean isCut, @Nullable FilePlace place) {
        String host = message.host.isEmpty() ? arrival.peer() : host(buffer, message.host);
        Instant time = time(message, arrival.receivedAt());
        String id = ids.get();
        int textLength = textLength(buffer, message);
        head(buffer, message, time, id);
        names(buffer, message, host, place == null ? DEFAULT_SERVICE : place.service());
        log(buffer, message, place, isCut || textLength < message.text.length());
        line.message(buffer, message.text.start(), textLength);
        rest(buffer, message, place == null ? arrival.peer() : null);
        return new EventLine(
                host, time.getEpochSecond(), line.buffer(), 0, line.length(), place == null ? null : place.position());
    }

    private Instant time(SyslogMessage message, Instant receivedAt) {
        if (message.hasTime) {
            Instant said = Instant.ofEpochSecond(message.epochSecond, message.nano);
            if (EventTimestamp.isUsable(said, receivedAt.plus(maxClockSkew))) {
                return said;
            }
            message.hasTime = false;
        }
        return receivedAt;
    }

    private void head(byte[] buffer, SyslogMessage message, Instant time, String id) {
        line.clear();
        line.begin(time, id, "event");
        if (!message.sequence.isEmpty()) {
            line.member("sequence", number(buffer, message.sequence));
        }
        if (!message.hasTime && !message.time.isEmpty()) {
            member("original_timestamp", buffer, message.time);
        }
    }

    /** How much of the text the line has room for. */
    private static int textLength(byte[] buffer, SyslogMessage message) {
        int forLabels = message.structuredData.length() * MAX_ESCAPED_BYTES;
        return EventLineWriter.cut(
                buffer, message.text.start(), message.text.length(), EventLineWriter.MAX_MESSAGE_BYTES - forLabels);
    }

    private void names(byte[] buffer, SyslogMessage message, String host, String service) {
        line.host(host);
        if (message.application.isEmpty()) {
            line.service(service);
        } else {
            line.object("service");
            member("name", buffer, message.application);
        }
    }

    private void log(byte[] buffer, SyslogMessage message, @Nullable FilePlace place, boolean isCut) {
        boolean hasPriority = message.priority != SyslogMessage.NO_PRIORITY;
        if (!hasPriority && !isCut && place == null) {
            return;
        }
        line.object("log");
        if (hasPriority) {
            line.member("level", SyslogPriority.level(message.priority));
        }
        if (place != null) {
            line.nested("file").member("path", place.path()).endNested();
        }
        if (isCut) {
            line.memberJson("truncated", TRUE);
        }
        if (hasPriority) {
            syslog(buffer, message);
        }
    }

    private void syslog(byte[] buffer, SyslogMessage message) {
        line.nested("syslog").member("priority", message.priority);
        line.nested("facility")
                .member("name", SyslogPriority.facility(message.priority))
                .endNested();
        line.nested("severity")
                .member("name", SyslogPriority.severity(message.priority))
                .endNested();
        if (!message.messageId.isEmpty()) {
            member("msgid", buffer, message.messageId);
        }
        if (!message.process.isEmpty() && !isPid(buffer, message.process)) {
            member("procid", buffer, message.process);
        }
        line.endNested();
    }

    private void rest(byte[] buffer, SyslogMessage message, @Nullable String source) {
        boolean hasPid = isPid(buffer, message.process);
        if (!message.application.isEmpty() || hasPid) {
            line.object("process");
            if (!message.application.isEmpty()) {
                member("name", buffer, message.application);
            }
            if (hasPid) {
                line.member("pid", number(buffer, message.process));
            }
        }
        if (source != null) {
            line.object("source").member("ip", source);
        }
        labels(buffer, message);
        line.end();
    }

    private void labels(byte[] buffer, SyslogMessage message) {
        if (!message.structuredData.isEmpty()) {
            line.object("labels");
            structuredData.write(buffer, message.structuredData, line);
        } else if (!message.node.isEmpty() || !message.counter.isEmpty()) {
            line.object("labels");
            if (!message.node.isEmpty()) {
                member("node", buffer, message.node);
            }
            if (!message.counter.isEmpty()) {
                member("message_counter", buffer, message.counter);
            }
        }
    }

    private void member(String name, byte[] buffer, Span value) {
        line.member(name, buffer, value.start(), value.length());
    }

    private static boolean isPid(byte[] buffer, Span process) {
        if (process.isEmpty()
                || process.length() > MAX_PID_DIGITS
                || (buffer[process.start()] == '0' && process.length() > 1)) {
            return false;
        }
        return IsoTime.areDigits(buffer, process.start(), process.end());
    }

    private static long number(byte[] buffer, Span digits) {
        long number = 0;
        for (int i = digits.start(); i < digits.end(); i++) {
            number = number * 10 + buffer[i] - '0';
        }
        return number;
    }

    /** Most messages of a connection come from one host: its name is made once. */
    private String host(byte[] buffer, Span host) {
        if (!Arrays.equals(buffer, host.start(), host.end(), lastHostBytes, 0, lastHostBytes.length)) {
            lastHostBytes = Arrays.copyOfRange(buffer, host.start(), host.end());
            lastHost = host.text(buffer);
        }
        return lastHost;
    }
}

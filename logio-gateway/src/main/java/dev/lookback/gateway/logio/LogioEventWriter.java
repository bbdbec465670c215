package dev.lookback.gateway.logio;

import dev.lookback.gateway.logio.LogioMessage.Kind;
import dev.lookback.model.event.EventIds;
import dev.lookback.model.event.EventLineWriter;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;

/** Writes messages of one connection as event lines, one after the other. One thread at a time. */
final class LogioEventWriter {

    private static final String DEFAULT_STREAM = "log.io";
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);

    private final EventLineWriter lines = new EventLineWriter();
    private final LogioMessage message = new LogioMessage();
    private final EventIds ids;
    private final String peer;
    private final int maxTextBytes;

    /**
     * @param peer the sender's address: the source of what names none
     * @param maxTextBytes of a text as JSON writes it
     */
    LogioEventWriter(EventIds ids, String peer, int maxTextBytes) {
        this.ids = ids;
        this.peer = peer;
        this.maxTextBytes = maxTextBytes;
    }

    /** Forgets everything written. */
    void clear() {
        lines.clear();
    }

    /** Of all lines since {@link #clear()}, each with its line feed. */
    int length() {
        return lines.length();
    }

    byte[] buffer() {
        return lines.buffer();
    }

    /** Writes a line behind those before, when the message is one that has text. */
    Kind write(byte[] buffer, int offset, int length, boolean isCut, Instant receivedAt) {
        Kind kind = message.read(buffer, offset, length);
        if (kind == Kind.TEXT) {
            line(buffer, isCut, receivedAt);
        }
        return kind;
    }

    private void line(byte[] buffer, boolean isCut, Instant receivedAt) {
        int textLength = EventLineWriter.cut(buffer, message.textOffset, message.textLength, maxTextBytes);
        lines.begin(receivedAt, ids.next(), "event");
        name("host", buffer, message.sourceOffset, message.sourceLength, peer);
        name("service", buffer, message.streamOffset, message.streamLength, DEFAULT_STREAM);
        log(buffer, isCut || textLength < message.textLength);
        lines.message(buffer, message.textOffset, textLength).end();
        lines.lineFeed();
    }

    private void name(String object, byte[] buffer, int offset, int length, String absent) {
        if (length == 0) {
            lines.object(object).member("name", absent);
        } else {
            lines.object(object).member("name", buffer, offset, length);
        }
    }

    private void log(byte[] buffer, boolean isCut) {
        if (message.levelLength == 0 && !isCut) {
            return;
        }
        lines.object("log");
        if (message.levelLength > 0) {
            String level = new String(buffer, message.levelOffset, message.levelLength, StandardCharsets.UTF_8);
            lines.member("level", level.toLowerCase(Locale.ROOT));
        }
        if (isCut) {
            lines.memberJson("truncated", TRUE);
        }
    }
}

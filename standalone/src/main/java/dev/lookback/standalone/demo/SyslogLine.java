package dev.lookback.standalone.demo;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One RFC 5424 message.
 *
 * @param priority facility times 8 plus severity
 */
public record SyslogLine(int priority, Instant time, String host, String program, String message) {

    public String text() {
        return "<" + priority + ">1 " + time.truncatedTo(ChronoUnit.MICROS) + " " + host + " " + program + " - - - "
                + message;
    }

    /** Counted by octets (RFC 6587), so that a message may have line feeds. */
    byte[] frame() {
        byte[] text = text().getBytes(StandardCharsets.UTF_8);
        byte[] length = (text.length + " ").getBytes(StandardCharsets.US_ASCII);
        byte[] frame = new byte[length.length + text.length];
        System.arraycopy(length, 0, frame, 0, length.length);
        System.arraycopy(text, 0, frame, length.length, text.length);
        return frame;
    }
}

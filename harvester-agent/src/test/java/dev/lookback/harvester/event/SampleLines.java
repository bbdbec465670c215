package dev.lookback.harvester.event;

import dev.lookback.model.event.EventLineWriter;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Event lines for tests; the id says the host and the second alone. */
public final class SampleLines {

    private SampleLines() {}

    public static EventLine line(String host, long epochSecond, String message) {
        return in(bytes(host, epochSecond, message), host, epochSecond);
    }

    public static EventLine in(byte[] bytes, String host, long epochSecond) {
        return new EventLine(host, epochSecond, bytes, 0, bytes.length);
    }

    public static String text(String host, long epochSecond, String message) {
        return new String(bytes(host, epochSecond, message), StandardCharsets.UTF_8);
    }

    public static byte[] bytes(String host, long epochSecond, String message) {
        return new EventLineWriter()
                .begin(Instant.ofEpochSecond(epochSecond), "0f3k9q2m7c00000000", "event")
                .host(host)
                .service("test")
                .message(message)
                .end()
                .toBytes();
    }
}

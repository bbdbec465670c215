package dev.lookback.gateway;

import dev.lookback.model.event.EventIds;
import dev.lookback.model.event.EventLineWriter;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Event lines as a harvester writes them. */
public final class TestEvents {

    private static final EventIds IDS = new EventIds();
    private static final Instant TIME = Instant.parse("2026-11-23T16:08:00.123456789Z");

    private TestEvents() {}

    /** One with an id of its own. */
    public static String line(String stream, String source, String message) {
        return line(IDS.next(), stream, source, "info", message);
    }

    public static String line(String id, String stream, String source, String level, String message) {
        EventLineWriter writer = new EventLineWriter();
        writer.begin(TIME, id, "event").host(source).service(stream);
        writer.object("log").member("level", level);
        writer.message(message).end();
        return new String(writer.toBytes(), StandardCharsets.UTF_8);
    }
}

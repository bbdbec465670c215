package dev.lookback.harvester.socket;

import dev.lookback.harvester.event.EventLine;
import dev.lookback.model.event.EventIds;
import dev.lookback.model.event.EventLineWriter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import java.nio.charset.StandardCharsets;

/**
 * Keeps what is not in its input's format: as an event that has all of it as its message, and the reason as
 * {@code labels.unreadable}. Who has sent it cannot be told, so that whoever looks has to find it.
 */
public final class UnreadableMessages {

    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final int MAX_REASON = 200;

    private final String service;
    private final EventIds ids;
    private final Counter counter;

    /** @param input like {@code graphite}; it is the service of such events, too */
    public UnreadableMessages(String input, EventIds ids, MeterRegistry registry) {
        this.service = input;
        this.ids = ids;
        this.counter = Counter.builder("lookback.harvester.events.unreadable")
                .description("events that are kept as text, since they are not in their input's format")
                .tag("input", input)
                .register(registry);
    }

    /** Returns a line that nobody changes. */
    public EventLine line(byte[] buffer, int offset, int length, Arrival arrival, boolean isCut, String reason) {
        counter.increment();
        int kept = EventLineWriter.cut(buffer, offset, length, EventLineWriter.MAX_MESSAGE_BYTES);
        EventLineWriter line = new EventLineWriter()
                .begin(arrival.receivedAt(), ids.next(), "event")
                .host(arrival.peer())
                .service(service);
        if (isCut || kept < length) {
            line.object("log").memberJson("truncated", TRUE);
        }
        line.message(buffer, offset, kept)
                .object("source")
                .member("ip", arrival.peer())
                .object("labels")
                .member("unreadable", reason.substring(0, Math.min(reason.length(), MAX_REASON)))
                .end();
        return new EventLine(arrival.peer(), arrival.receivedAt().getEpochSecond(), line.buffer(), 0, line.length());
    }
}

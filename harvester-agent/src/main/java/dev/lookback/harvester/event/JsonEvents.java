package dev.lookback.harvester.event;

import dev.lookback.model.event.EventIds;
import dev.lookback.model.event.EventLineWriter;
import dev.lookback.model.event.Normalizer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Rewrites JSON objects as event lines (CONTRACT section 1), for every input that reads some. Any number of threads may use it. */
public final class JsonEvents {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final EventIds ids = new EventIds();
    private final Duration maxClockSkew;

    public JsonEvents(EventProperties properties) {
        this.maxClockSkew = properties.maxClockSkew();
    }

    /**
     * @param receivedAt the event's time, when it has none that can be taken
     * @param peer its host, when it names none
     * @return a line that nobody changes; empty when the bytes are no event, for the reason that {@link #fault} finds
     */
    public Optional<EventLine> line(byte[] buffer, int offset, int length, Instant receivedAt, String peer) {
        Normalizer.Origin origin = new Normalizer.Origin(ids.next(), receivedAt, receivedAt.plus(maxClockSkew), peer);
        return Normalizer.line(buffer, offset, length, origin)
                .map(line ->
                        new EventLine(line.host(), line.time().getEpochSecond(), line.bytes(), 0, line.bytes().length));
    }

    /** Why there is no line of these bytes. */
    public static String fault(byte[] buffer, int offset, int length) {
        try {
            JsonNode value = JSON.readTree(buffer, offset, length);
            return value.isObject()
                    ? "longer than " + EventLineWriter.MAX_LINE_BYTES + " bytes even without its message"
                    : value.getNodeType().name().toLowerCase(Locale.ROOT) + " (expected: a JSON object)";
        } catch (JacksonException e) {
            return e.getOriginalMessage() + " at column " + column(e) + " (expected: a JSON object)";
        }
    }

    private static int column(JacksonException e) {
        return e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getColumnNr());
    }
}

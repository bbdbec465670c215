package dev.lookback.model.event;

import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Rewrites any JSON object into an event line (CONTRACT section 1): missing fields are added, a known alias is moved to
 * its ECS name, what ECS has no name for goes to {@code labels}, a duplicated key keeps its last value. The same object
 * with the same {@link Origin} gives the same bytes.
 */
public final class Normalizer {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {};
    private static final String UNKNOWN = "unknown";

    /** Leaves room for the names and braces around what a body's length is counted from. */
    private static final int MAX_BODY_BYTES = EventLineWriter.MAX_LINE_BYTES - 256;

    /** Of a host or service: names are keys, of topics and of what is kept a host. */
    private static final int MAX_NAME_BYTES = 1024;

    private Normalizer() {}

    /**
     * What a line that does not say it itself gets.
     *
     * @param id the event's, when it has none
     * @param receivedAt its time, when it has none that can be read, or one too far in the future
     * @param latest the last time that is not too far in the future
     * @param host where it came from, when it does not say
     * @param service what wrote it, when it names neither a service nor a process
     */
    public record Origin(String id, Instant receivedAt, Instant latest, String host, String service) {

        public Origin(String id, Instant receivedAt, Instant latest, String host) {
            this(id, receivedAt, latest, host, UNKNOWN);
        }
    }

    /**
     * What it has written, and what an input has to know of that.
     *
     * @param bytes without a line feed
     * @param host the line's {@code host.name}
     * @param time the line's {@code @timestamp}
     */
    public record Line(byte[] bytes, String host, Instant time) {}

    /**
     * @return the line without a line feed; empty when the bytes are no JSON object, or one that is too long even without
     *     its message
     */
    public static Optional<byte[]> normalize(byte[] buffer, int offset, int length, Origin origin) {
        return line(buffer, offset, length, origin).map(Line::bytes);
    }

    /** The same, with what stands in the line. */
    public static Optional<Line> line(byte[] buffer, int offset, int length, Origin origin) {
        return fields(buffer, offset, length).flatMap(fields -> line(fields, origin));
    }

    /**
     * @return what {@link #line(Map, Origin)} takes, and may be added to; empty when the bytes are no JSON object
     */
    public static Optional<Map<String, Object>> fields(byte[] buffer, int offset, int length) {
        try {
            return Optional.ofNullable(JSON.readValue(buffer, offset, length, OBJECT));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /**
     * The same for an object that has been read.
     *
     * @param object as Jackson reads JSON, with {@code BigDecimal} for fractions; it may be changed here
     */
    public static Optional<Line> line(Map<String, Object> object, Origin origin) {
        return write(EcsFields.of(object), origin);
    }

    /** Returns the ECS name that a known alias is moved to. */
    public static Optional<String> ecsName(String alias) {
        return EcsFields.ecsName(alias);
    }

    private static Optional<Line> write(EcsFields fields, Origin origin) {
        EventTimestamp timestamp = EventTimestamp.of(fields.take("@timestamp"), origin.receivedAt(), origin.latest());
        Map<String, Object> event = fields.takeObject("event");
        String id = takeId(event).orElse(origin.id());
        String kind = "metric".equals(event.remove("kind")) ? "metric" : "event";
        timestamp.original().ifPresent(original -> event.put("original_timestamp", original));
        Map<String, Object> host = fields.takeObject("host");
        Map<String, Object> service = fields.takeObject("service");
        String hostName = takeName(host).orElse(origin.host());
        String serviceName = takeName(service).or(fields::processName).orElse(origin.service());

        EventLineWriter line = new EventLineWriter();
        members(line.begin(timestamp.time(), id, kind), event);
        members(line.host(hostName), host);
        members(line.service(serviceName), service);
        writeBody(line, fields);
        return line.length() > EventLineWriter.MAX_LINE_BYTES
                ? Optional.empty()
                : Optional.of(new Line(line.toBytes(), hostName, timestamp.time()));
    }

    private static void writeBody(EventLineWriter line, EcsFields fields) {
        Object said = fields.take("message");
        Map<String, Object> log = fields.takeObject("log");
        Map<String, Object> rest = fields.rest();
        String message = said == null ? "" : text(said);
        int taken = line.length() + JSON.writeValueAsBytes(rest).length + JSON.writeValueAsBytes(log).length;
        CharSequence kept = EventLineWriter.cut(message, Math.max(0, MAX_BODY_BYTES - taken));
        if (kept.length() < message.length()) {
            log.put("truncated", true);
        }
        writeLog(line, log);
        if (said != null) {
            line.message(kept);
        }
        rest.forEach((name, value) -> line.json(name, JSON.writeValueAsBytes(value)));
        line.end();
    }

    private static void writeLog(EventLineWriter line, Map<String, Object> log) {
        if (log.isEmpty()) {
            return;
        }
        Object level = log.remove("level");
        line.object("log");
        if (level != null) {
            line.member("level", text(level));
        }
        members(line, log);
    }

    private static void members(EventLineWriter line, Map<String, Object> members) {
        members.forEach((name, value) -> line.memberJson(name, JSON.writeValueAsBytes(value)));
    }

    private static Optional<String> takeId(Map<String, Object> event) {
        if (event.get("id") instanceof String id && EventHead.isId(id)) {
            event.remove("id");
            return Optional.of(id);
        }
        Object other = event.remove("id");
        if (other != null) {
            event.put("original_id", text(other));
        }
        return Optional.empty();
    }

    /** One that is too long to be anybody's is cut, and kept whole beside it. */
    private static Optional<String> takeName(Map<String, Object> object) {
        Object said = object.remove("name");
        String name = said == null ? "" : text(said);
        String kept = EventLineWriter.cut(name, MAX_NAME_BYTES).toString();
        if (kept.length() < name.length()) {
            object.put("original_name", name);
        }
        return Optional.of(kept).filter(text -> !text.isBlank());
    }

    /** A string as it is, anything else as JSON. */
    static String text(Object value) {
        return value instanceof String text ? text : JSON.writeValueAsString(value);
    }
}

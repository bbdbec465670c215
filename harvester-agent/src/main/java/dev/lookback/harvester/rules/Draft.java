package dev.lookback.harvester.rules;

import dev.lookback.harvester.event.EventLine;
import dev.lookback.model.event.EventHead;
import dev.lookback.model.event.EventTime;
import dev.lookback.model.event.Normalizer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** An event that is being changed. It becomes a line again by the way that any foreign object becomes one. */
final class Draft {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {};
    private static final String LABELS = "labels";
    private static final String LABEL = LABELS + ".";
    private static final String UNKNOWN = "unknown";

    /** Characters that are left of a name when nothing else would fit. */
    private static final int MAX_NAME = 255;

    private final EventLine line;
    private final Map<String, Object> fields;
    private boolean hasGivenUp;

    private Draft(EventLine line, Map<String, Object> fields) {
        this.line = line;
        this.fields = fields;
    }

    static Draft of(EventLine line) {
        return new Draft(line, JSON.readValue(line.buffer(), line.offset(), line.length(), OBJECT));
    }

    /** The event without anything that could hold a secret, for one that cannot be read. */
    static EventLine bare(EventLine line, String message) {
        byte[] buffer = line.buffer();
        int time = line.offset() + EventHead.TIME_OFFSET;
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("@timestamp", new String(buffer, time, EventTime.LENGTH, StandardCharsets.ISO_8859_1));
        fields.put("event", Map.of("id", EventHead.id(buffer, line.offset())));
        fields.put("host", Map.of("name", line.host()));
        fields.put("message", message);
        return new Draft(line, fields).line();
    }

    /** Some value is hidden whole, since a pattern did not come to an end. */
    void gaveUp() {
        hasGivenUp = true;
    }

    boolean hasGivenUp() {
        return hasGivenUp;
    }

    Map<String, Object> fields() {
        return fields;
    }

    @Nullable
    Object get(String name) {
        FieldTree.Place place = FieldTree.find(fields, name);
        return place == null ? null : place.value();
    }

    boolean remove(String name) {
        return FieldTree.remove(fields, name);
    }

    /** Whether a value can be that of a field: the names that every event has are texts, and not blank. */
    boolean mayBe(String name, Object value) {
        boolean isName = name.equals(FieldNames.HOST) || name.equals(FieldNames.SERVICE);
        boolean isPlain = !(value instanceof Map) && !(value instanceof List);
        return !isName || isPlain && !value.toString().isBlank();
    }

    /** Where there is no such place, since something else is in the way, it is a label by this name. */
    void put(String name, Object value) {
        FieldTree.Place place = FieldTree.find(fields, name);
        if (place != null) {
            boolean isInTheWay = place.value() instanceof Map && !(value instanceof Map);
            if (isInTheWay) {
                labels().put(name, value);
            } else {
                place.object().put(place.key(), value);
            }
        } else if (name.startsWith(LABEL)) {
            labels().put(name.substring(LABEL.length()), value);
        } else if (!putNew(fields, name, value)) {
            labels().put(name, value);
        }
    }

    private static boolean putNew(Map<String, Object> object, String name, Object value) {
        int dot = name.indexOf('.');
        if (dot < 0) {
            object.put(name, value);
            return true;
        }
        Object inner = object.computeIfAbsent(name.substring(0, dot), step -> new LinkedHashMap<String, Object>());
        return inner instanceof Map<?, ?> map && putNew(FieldTree.object(map), name.substring(dot + 1), value);
    }

    private Map<String, Object> labels() {
        Object labels = fields.computeIfAbsent(LABELS, name -> new LinkedHashMap<String, Object>());
        return FieldTree.object((Map<?, ?>) labels);
    }

    /** The event as a line; where it has grown too long for one even without its message, only what every event has. */
    EventLine line() {
        Normalizer.Line written =
                normalized(fields).or(() -> normalized(shortest())).orElseThrow();
        byte[] bytes = written.bytes();
        return new EventLine(written.host(), line.epochSecond(), bytes, 0, bytes.length, line.position());
    }

    /** What a name of the event's was is no default for it: a rule may have hidden it. */
    private Optional<Normalizer.Line> normalized(Map<String, Object> object) {
        String id = EventHead.id(line.buffer(), line.offset());
        Instant time = Instant.ofEpochSecond(line.epochSecond());
        return Normalizer.line(object, new Normalizer.Origin(id, time, Instant.MAX, UNKNOWN));
    }

    private Map<String, Object> shortest() {
        Map<String, Object> shortest = new LinkedHashMap<>();
        shortest.put("@timestamp", Objects.requireNonNull(fields.get("@timestamp")));
        shortest.put("event", object("id", get("event.id"), "kind", get("event.kind")));
        shortest.put("host", object("name", cut(text(get(FieldNames.HOST)))));
        shortest.put("service", object("name", cut(text(get(FieldNames.SERVICE)))));
        shortest.put("log", object("level", cut(text(get("log.level"))), "truncated", true));
        shortest.put("message", text(get("message")));
        return shortest;
    }

    private static Map<String, Object> object(@Nullable Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null && !value.equals("")) {
                object.put(String.valueOf(namesAndValues[i]), value);
            }
        }
        return object;
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case String text -> text;
            default -> JSON.writeValueAsString(value);
        };
    }

    private static String cut(String name) {
        return name.codePointCount(0, name.length()) <= MAX_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, MAX_NAME));
    }
}

package dev.lookback.filter;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The types of an event's fields, as the index template has them. */
final class EventFields {

    static final String LABELS = "labels";

    /** The one field of words. */
    static final String TEXT = "message";

    /** Longer values are not indexed. */
    static final int MAX_KEYWORD_LENGTH = 8191;

    private static final String LABEL = LABELS + ".";

    private static final Map<String, FieldType> TYPES = Map.of(
            "@timestamp",
            FieldType.DATE,
            TEXT,
            FieldType.TEXT,
            LABELS,
            FieldType.KEYWORD,
            "metric.value",
            FieldType.DOUBLE,
            "process.pid",
            FieldType.LONG,
            "log.syslog.priority",
            FieldType.LONG);

    /** What a field that the template does not name has by its value: text, number, or true and false. */
    private static final Set<FieldType> DYNAMIC = EnumSet.of(FieldType.KEYWORD, FieldType.DOUBLE, FieldType.BOOLEAN);

    private EventFields() {}

    /**
     * Everything under a name.
     *
     * @param name with dots, or a pattern
     */
    static List<IndexedField> named(String name) {
        List<IndexedField> fields = new ArrayList<>();
        for (FieldType type : types(name)) {
            fields.add(new IndexedField(type, name));
        }
        return fields;
    }

    private static Set<FieldType> types(String name) {
        if (!IndexedField.isPattern(name)) {
            FieldType type = name.startsWith(LABEL) ? FieldType.KEYWORD : TYPES.get(name);
            return type == null ? DYNAMIC : EnumSet.of(type);
        }
        Set<FieldType> types = EnumSet.copyOf(DYNAMIC);
        IndexedField pattern = new IndexedField(FieldType.NAME, name);
        TYPES.forEach((field, type) -> {
            if (pattern.covers(field)) {
                types.add(type);
            }
        });
        return types;
    }

    /** The type of a value that an event has. */
    static FieldType typeOf(String name, FieldType dynamic) {
        return isLabel(name) ? FieldType.KEYWORD : TYPES.getOrDefault(name, dynamic);
    }

    /** Labels are one field, that no pattern but one for the whole of them covers, and one each by its name alone. */
    static boolean covers(IndexedField field, String name) {
        return isLabel(name) ? field.covers(LABELS) || field.name().equals(name) : field.covers(name);
    }

    /** Whether a value's name makes a name present: its own, a pattern's, an object's around it. */
    static boolean isPresence(IndexedField field, String name) {
        return field.covers(name) || name.startsWith(field.name() + '.');
    }

    static boolean isLabel(String name) {
        return name.startsWith(LABEL);
    }
}

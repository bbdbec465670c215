package dev.lookback.filter;

import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.Set;

/** One event as Elasticsearch would index it, but of its fields only those that are asked about. */
final class EventIndex implements EventValues.Visitor {

    /** The term of a name that the event has. */
    static final String PRESENT = "present";

    private final Set<IndexedField> fields;
    private final MemoryIndex index = new MemoryIndex();

    EventIndex(Set<IndexedField> fields) {
        this.fields = fields;
    }

    IndexSearcher searcher() {
        return index.createSearcher();
    }

    @Override
    public void value(String name, FieldType dynamic, String text) {
        FieldType type = EventFields.typeOf(name, dynamic);
        Object value = read(type, text);
        if (value == null) {
            return;
        }
        for (IndexedField field : fields) {
            if (field.type() == type && EventFields.covers(field, name)) {
                index.addField(indexable(field, value), EventQueryParser.ANALYZER);
            } else if (field.type() == FieldType.NAME && EventFields.isPresence(field, name)) {
                index.addField(new StringField(field.key(), PRESENT, Field.Store.NO), EventQueryParser.ANALYZER);
            }
        }
    }

    /** Null where Elasticsearch does not index it: a long keyword, a number that is none. */
    private static @Nullable Object read(FieldType type, String text) {
        return switch (type) {
            case TEXT, BOOLEAN, NAME -> text;
            case KEYWORD -> text.length() > EventFields.MAX_KEYWORD_LENGTH ? null : text;
            case DOUBLE -> real(text);
            case LONG -> whole(text);
            case DATE -> nanos(text);
        };
    }

    private static @Nullable Double real(String text) {
        OptionalDouble value = Numbers.real(text);
        return value.isPresent() ? value.getAsDouble() : null;
    }

    private static @Nullable Long whole(String text) {
        BigDecimal value = Numbers.decimal(text);
        try {
            return value == null ? null : value.toBigInteger().longValueExact();
        } catch (ArithmeticException e) {
            return null;
        }
    }

    private static @Nullable Long nanos(String text) {
        try {
            return Dates.nanos(Instant.parse(text));
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    private static IndexableField indexable(IndexedField field, Object value) {
        String key = field.key();
        return switch (value) {
            case Double number -> new DoublePoint(key, number);
            case Long number -> new LongPoint(key, number);
            default ->
                field.type() == FieldType.TEXT
                        ? new TextField(key, value.toString(), Field.Store.NO)
                        : new StringField(key, value.toString(), Field.Store.NO);
        };
    }
}

package dev.lookback.filter;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

import java.util.ArrayDeque;
import java.util.Deque;

/** The values of an event line, in order: each of an array's, and none of null. */
final class EventValues {

    /** Takes one value. */
    @FunctionalInterface
    interface Visitor {
        /**
         * @param name with dots
         * @param type what it is by itself: a {@code KEYWORD}, a {@code DOUBLE} or a {@code BOOLEAN}
         * @param text as it stands in JSON, without quotes and escapes
         */
        void value(String name, FieldType type, String text);
    }

    private static final JsonFactory JSON = new JsonFactory();

    private final Visitor visitor;
    /** The names of the objects around, with dots, the innermost first. */
    private final Deque<String> objects = new ArrayDeque<>();

    private EventValues(Visitor visitor) {
        this.visitor = visitor;
    }

    /** Shows the visitor all values; of a line that is broken, those before the break. */
    static void forEach(byte[] buffer, int offset, int length, Visitor visitor) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), buffer, offset, length)) {
            new EventValues(visitor).walk(parser);
        } catch (JacksonException e) {
            // What cannot be read of a line has no fields.
        }
    }

    private void walk(JsonParser parser) {
        String name = "";
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            switch (token) {
                case PROPERTY_NAME -> name = path(parser.currentName());
                case START_OBJECT -> objects.push(name);
                case END_OBJECT -> name = objects.pop();
                case VALUE_STRING -> visitor.value(name, FieldType.KEYWORD, parser.getString());
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> visitor.value(name, FieldType.DOUBLE, parser.getString());
                case VALUE_TRUE, VALUE_FALSE -> visitor.value(name, FieldType.BOOLEAN, parser.getString());
                default -> {
                    // Arrays' ends, and null.
                }
            }
        }
    }

    private String path(String name) {
        String object = objects.getFirst();
        return object.isEmpty() ? name : object + '.' + name;
    }
}

package dev.lookback.harvester.rules;

import dev.lookback.harvester.event.EventLine;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

import java.util.Set;
import java.util.function.Predicate;

/** Looks at an event's values without keeping any: most events hold nothing that is to be redacted. */
final class ValueScan {

    private static final JsonFactory JSON = new JsonFactory();

    private ValueScan() {}

    /**
     * @param roots names on the top level in which to look; none: everywhere
     * @return whether a value may be what is looked for: true, too, when the event cannot be read
     */
    static boolean mayHave(EventLine line, Set<String> roots, Predicate<String> wanted) {
        try (JsonParser parser =
                JSON.createParser(ObjectReadContext.empty(), line.buffer(), line.offset(), line.length())) {
            return mayHave(parser, roots, wanted);
        } catch (JacksonException e) {
            return true;
        }
    }

    private static boolean mayHave(JsonParser parser, Set<String> roots, Predicate<String> wanted) {
        int depth = 0;
        boolean isWithin = roots.isEmpty();
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.PROPERTY_NAME) {
                isWithin = depth == 1 ? roots.isEmpty() || roots.contains(parser.currentName()) : isWithin;
            } else if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            } else if (isWithin && isWanted(token, parser.getString(), wanted)) {
                return true;
            }
        }
        return false;
    }

    /** A number may be written in more ways than one. */
    private static boolean isWanted(JsonToken token, String text, Predicate<String> wanted) {
        boolean hasExponent =
                token == JsonToken.VALUE_NUMBER_FLOAT && (text.indexOf('e') >= 0 || text.indexOf('E') >= 0);
        return hasExponent || wanted.test(text);
    }
}

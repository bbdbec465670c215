package dev.lookback.endtoend;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.Map;
import java.util.stream.Stream;

/** The one mapper. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static JsonNode read(String text) {
        return MAPPER.readTree(text);
    }

    static String write(Map<String, ?> values) {
        return MAPPER.writeValueAsString(values);
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return array.values().stream();
    }
}

package dev.lookback.search;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Settings and mappings that recent and history indexes share, so that a query means the same in both. */
final class EventIndexDefinition {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private EventIndexDefinition() {}

    /** A copy, to be completed. */
    static ObjectNode read() {
        try (InputStream resource = EventIndexDefinition.class.getResourceAsStream("event-index.json")) {
            return (ObjectNode) JSON.readTree(Objects.requireNonNull(resource, "event-index.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The index's settings within a definition. */
    static ObjectNode settings(ObjectNode definition) {
        return (ObjectNode) definition.path("settings").path("index");
    }

    static ObjectNode mappings(ObjectNode definition) {
        return (ObjectNode) definition.path("mappings");
    }
}

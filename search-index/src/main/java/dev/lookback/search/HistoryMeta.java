package dev.lookback.search;

import dev.lookback.model.time.TimeRange;
import dev.lookback.model.topic.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** A mapping's {@code _meta} with our entry {@code lookback}: by it an index is known to be ours. */
final class HistoryMeta {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private HistoryMeta() {}

    static ObjectNode write(HistoryIndex index) {
        ObjectNode meta = JSON.createObjectNode();
        ObjectNode ours = meta.putObject("lookback");
        ours.put("environment", index.environment().name());
        ours.put("start", index.range().start().toString());
        ours.put("end", index.range().end().toString());
        index.filter().ifPresent(filter -> ours.put("filter", filter));
        ours.put("createdBy", index.createdBy());
        ours.put("expiresAt", index.expiresAt().toString());
        return meta;
    }

    /** Empty if there is no such entry, if it cannot be read, or if it describes an index of another name. */
    static Optional<HistoryIndex> read(String name, JsonNode meta) {
        JsonNode ours = meta.path("lookback");
        try {
            HistoryIndex index = new HistoryIndex(
                    new Environment(ours.path("environment").asString("")),
                    new TimeRange(instant(ours, "start"), instant(ours, "end")),
                    Optional.of(ours.path("filter").asString("")),
                    ours.path("createdBy").asString(""),
                    instant(ours, "expiresAt"));
            return Optional.of(index).filter(described -> described.name().equals(name));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Instant instant(JsonNode node, String field) {
        return Instant.parse(node.path(field).asString(""));
    }
}

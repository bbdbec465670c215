package dev.lookback.search;

import dev.lookback.model.history.HistoryIndexName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An index a request, described by its own mapping. */
final class ElasticsearchHistoryIndexes implements HistoryIndexes {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String META_ONLY = "/_mapping?filter_path=*.mappings._meta&expand_wildcards=all";
    private static final String SEGMENTS = "/_segments?filter_path=indices.*.shards.*.routing.primary,"
            + "indices.*.shards.*.segments.*.size_in_bytes";
    private static final String REFRESH_AT_FIRST = "1s";
    private static final String REFRESH_WHILE_LOADING = "15s";

    private final Calls calls;

    ElasticsearchHistoryIndexes(Calls calls) {
        this.calls = calls;
    }

    @Override
    public void create(HistoryIndex index) {
        String name = index.name();
        Calls.Answer answer = calls.put("/" + name, definition(index));
        if (!answer.isError()) {
            return;
        }
        if (find(name).isEmpty()) {
            throw answer.refused();
        }
        addWriteAlias(name);
        changeSettings(name, tuneForLoading(JSON.createObjectNode()));
    }

    @Override
    public void refreshRarely(String index) {
        if (find(index).isPresent()) {
            changeSettings(index, JSON.createObjectNode().put("refresh_interval", REFRESH_WHILE_LOADING));
            // Else what came since the last refresh would be found with the next, which is far off now.
            calls.post("/" + index + "/_refresh");
        }
    }

    @Override
    public void settle(String index) {
        if (find(index).isPresent()) {
            changeSettings(
                    index,
                    JSON.createObjectNode().put("auto_expand_replicas", "0-1").putNull("refresh_interval"));
        }
    }

    @Override
    public Optional<Long> count(String index) {
        if (find(index).isEmpty()) {
            return Optional.empty();
        }
        Calls.Answer refresh = calls.post("/" + index + "/_refresh");
        Calls.Answer count = calls.get("/" + index + "/_count");
        if (!refresh.isFound() || !count.isFound()) {
            return Optional.empty();
        }
        refresh.expectAllShards(index);
        return Optional.of(count.expectAllShards(index).path("count").asLong());
    }

    /** By its segments: the statistics of an index's store may be ten seconds old. */
    @Override
    public Optional<Long> size(String index) {
        if (find(index).isEmpty()) {
            return Optional.empty();
        }
        Calls.Answer segments = calls.get("/" + index + SEGMENTS);
        return segments.isFound()
                ? Optional.of(segments.expectSuccess()
                        .path("indices")
                        .path(index)
                        .path("shards")
                        .valueStream()
                        .flatMap(JsonNode::valueStream)
                        .filter(copy -> copy.at("/routing/primary").asBoolean())
                        .flatMap(copy -> copy.path("segments").valueStream())
                        .mapToLong(segment -> segment.path("size_in_bytes").asLong())
                        .sum())
                : Optional.empty();
    }

    @Override
    public boolean moveExpiry(String index, Instant expiresAt) {
        Optional<HistoryIndex> moved = find(index).map(found -> found.withExpiresAt(expiresAt));
        if (moved.isEmpty()) {
            return false;
        }
        ObjectNode mapping = JSON.createObjectNode();
        mapping.set("_meta", HistoryMeta.write(moved.get()));
        Calls.Answer answer = calls.put("/" + index + "/_mapping", mapping);
        if (answer.isFound()) {
            answer.expectSuccess();
        }
        return answer.isFound();
    }

    @Override
    public Optional<HistoryIndex> find(String index) {
        if (HistoryIndexName.parse(index).isEmpty()) {
            return Optional.empty();
        }
        Calls.Answer answer = calls.get("/" + index + META_ONLY);
        return answer.isFound() ? described(index, answer.expectSuccess().path(index)) : Optional.empty();
    }

    @Override
    public List<HistoryIndex> list() {
        JsonNode indexes =
                calls.get("/" + HistoryIndexName.pattern() + META_ONLY).expectSuccess();
        return indexes.properties().stream()
                .flatMap(index -> described(index.getKey(), index.getValue()).stream())
                .toList();
    }

    @Override
    public void delete(String index) {
        if (find(index).isPresent()) {
            Calls.Answer answer = calls.delete("/" + index);
            if (answer.isFound()) {
                answer.expectSuccess();
            }
        }
    }

    private static Optional<HistoryIndex> described(String name, JsonNode index) {
        return HistoryMeta.read(name, index.path("mappings").path("_meta"));
    }

    private void changeSettings(String index, ObjectNode settings) {
        Calls.Answer answer = calls.put("/" + index + "/_settings", settings);
        if (answer.isFound()) {
            answer.expectSuccess();
        }
    }

    private void addWriteAlias(String index) {
        ObjectNode body = JSON.createObjectNode();
        body.putArray("actions")
                .addObject()
                .set("add", writeAlias().put("index", index).put("alias", HistoryIndexName.writeAlias(index)));
        calls.post("/_aliases", body).expectSuccess();
    }

    private static ObjectNode definition(HistoryIndex index) {
        ObjectNode definition = EventIndexDefinition.read();
        // Not among what is changed later: it is fixed once an index is there. History is read little, and takes disk
        // from live events.
        tuneForLoading(EventIndexDefinition.settings(definition)).put("codec", "best_compression");
        EventIndexDefinition.mappings(definition).set("_meta", HistoryMeta.write(index));
        definition.putObject("aliases").set(HistoryIndexName.writeAlias(index.name()), writeAlias());
        return definition;
    }

    private static ObjectNode tuneForLoading(ObjectNode settings) {
        return settings.put("auto_expand_replicas", "false")
                .put("number_of_replicas", 0)
                .put("refresh_interval", REFRESH_AT_FIRST);
    }

    private static ObjectNode writeAlias() {
        return JSON.createObjectNode().put("is_hidden", true);
    }
}

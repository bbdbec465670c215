package dev.lookback.search;

import dev.lookback.model.time.TimeRange;
import dev.lookback.model.topic.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A composable index template and an alias an environment. */
final class ElasticsearchRecentIndexes implements RecentIndexes {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** Above what a cluster's own templates have by convention, so that a catch-all does not take our names. */
    private static final int PRIORITY = 500;

    private final Calls calls;

    ElasticsearchRecentIndexes(Calls calls) {
        this.calls = calls;
    }

    @Override
    public void prepare(Environment environment) {
        // Elasticsearch changes nothing when the template is there as it is.
        calls.put("/_index_template/lookback-recent-" + environment, template(environment))
                .expectSuccess();
        addAliases(aliases(environment));
    }

    @Override
    public void make(Environment environment, LocalDate day) {
        prepare(environment);
        RecentIndexName name = new RecentIndexName(environment, day);
        ObjectNode body = JSON.createObjectNode();
        ObjectNode aliases = body.putObject("aliases");
        aliases.putObject(RecentIndexName.alias(environment));
        aliases.putObject(name.writeAlias()).put("is_hidden", true);
        Calls.Answer answer = calls.put("/" + name, body);
        // It was there, or another consumer was faster.
        if (!answer.errorType().equals("resource_already_exists_exception")) {
            answer.expectSuccess();
        }
    }

    @Override
    public List<LocalDate> days(Environment environment) {
        return aliases(environment).keySet().stream()
                .map(RecentIndexName::day)
                .sorted()
                .toList();
    }

    @Override
    public long count(Environment environment, TimeRange range) {
        String alias = RecentIndexName.alias(environment);
        Calls.Answer refresh = calls.post("/" + alias + "/_refresh");
        Calls.Answer count = calls.post("/" + alias + "/_count", within(range));
        if (!refresh.isFound() || !count.isFound()) {
            return 0;
        }
        refresh.expectAllShards(alias);
        return count.expectAllShards(alias).path("count").asLong();
    }

    private static ObjectNode within(TimeRange range) {
        ObjectNode body = JSON.createObjectNode();
        body.putObject("query")
                .putObject("range")
                .putObject("@timestamp")
                .put("gte", range.start().toString())
                .put("lt", range.end().toString());
        return body;
    }

    @Override
    public void delete(Environment environment, LocalDate day) {
        Calls.Answer answer = calls.delete("/" + new RecentIndexName(environment, day));
        if (answer.isFound()) {
            answer.expectSuccess();
        }
    }

    /** The environment's indexes, each with its aliases. */
    private Map<RecentIndexName, JsonNode> aliases(Environment environment) {
        JsonNode indexes = calls.get("/" + RecentIndexName.pattern(environment)
                        + "/_alias?expand_wildcards=all&allow_no_indices=true")
                .expectSuccess();
        return indexes.properties().stream()
                .flatMap(index -> RecentIndexName.parse(index.getKey()).stream()
                        .filter(name -> name.environment().equals(environment))
                        .map(name -> Map.entry(name, index.getValue().path("aliases"))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void addAliases(Map<RecentIndexName, JsonNode> indexes) {
        ObjectNode body = JSON.createObjectNode();
        ArrayNode actions = body.putArray("actions");
        indexes.forEach((index, aliases) -> {
            String readAlias = RecentIndexName.alias(index.environment());
            if (!aliases.has(readAlias)) {
                addAlias(actions, index, readAlias);
            }
            if (!aliases.has(index.writeAlias())) {
                addAlias(actions, index, index.writeAlias()).put("is_hidden", true);
            }
        });
        if (actions.isEmpty()) {
            return;
        }
        Calls.Answer answer = calls.post("/_aliases", body);
        if (answer.isFound()) {
            answer.expectSuccess();
        }
    }

    private static ObjectNode addAlias(ArrayNode actions, RecentIndexName index, String alias) {
        return actions.addObject()
                .putObject("add")
                .put("index", index.toString())
                .put("alias", alias);
    }

    private static ObjectNode template(Environment environment) {
        ObjectNode definition = EventIndexDefinition.read();
        EventIndexDefinition.settings(definition).put("auto_expand_replicas", "0-1");
        ObjectNode aliases = definition.putObject("aliases");
        aliases.putObject(RecentIndexName.alias(environment));
        // Elasticsearch puts the index's name there, also where somebody else's write makes the index.
        aliases.putObject(RecentIndexName.writeAlias("{index}")).put("is_hidden", true);

        ObjectNode template = JSON.createObjectNode();
        template.putArray("index_patterns").add(RecentIndexName.pattern(environment));
        template.put("priority", PRIORITY);
        template.set("template", definition);
        return template;
    }
}

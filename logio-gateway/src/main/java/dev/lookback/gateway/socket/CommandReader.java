package dev.lookback.gateway.socket;

import dev.lookback.gateway.subscription.Selection;
import dev.lookback.model.topic.Environment;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads what browsers say. Any number of threads may use one. */
final class CommandReader {

    private static final Set<String> SUBSCRIBE = Set.of("subscribe", "environment", "streams", "sources", "filter");
    private static final String COMMANDS =
            "{\"subscribe\":\"<name>\"}, {\"unsubscribe\":\"<name>\"} or {\"time\":<number>}";

    private static final int MAX_NAME_CHARACTERS = 200;
    private static final int MAX_FILTER_CHARACTERS = 4_096;

    private final JsonMapper json = JsonMapper.shared();
    private final Environment environment;
    private final int maxNames;

    /**
     * @param environment that is served
     * @param maxNames of streams and sources in one subscription
     */
    CommandReader(Environment environment, int maxNames) {
        this.environment = environment;
        this.maxNames = maxNames;
    }

    /** @throws RefusedException when it is none */
    Command read(String message) {
        JsonNode said = parse(message);
        if (said.has("subscribe")) {
            return subscribe(said);
        }
        if (said.has("unsubscribe")) {
            return new Command.Unsubscribe(name(said, "unsubscribe"));
        }
        if (said.path("time").isNumber()) {
            return new Command.Time(said.path("time").numberValue());
        }
        throw malformed("message: not understood (expected: " + COMMANDS + ")", null);
    }

    private JsonNode parse(String message) {
        try {
            JsonNode said = json.readTree(message);
            if (said.isObject()) {
                return said;
            }
        } catch (JacksonException e) {
            throw malformed("message: not JSON (expected: " + COMMANDS + ")", null);
        }
        throw malformed("message: not an object (expected: " + COMMANDS + ")", null);
    }

    private Command subscribe(JsonNode said) {
        String name = name(said, "subscribe");
        said.propertyNames().stream()
                .filter(key -> !SUBSCRIBE.contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw malformed(
                            shorten(key) + ": unknown (expected: environment, streams, sources or filter)", name);
                });
        environment(said.path("environment"), name);
        Set<String> streams = names(said, "streams", name);
        Set<String> sources = names(said, "sources", name);
        if (streams.size() + sources.size() > maxNames) {
            throw new RefusedException(
                    Refusal.LIMIT,
                    "streams, sources: " + (streams.size() + sources.size()) + " (expected: at most " + maxNames + ")",
                    name);
        }
        return new Command.Subscribe(name, new Selection(streams, sources, filter(said.path("filter"), name)));
    }

    private void environment(JsonNode node, String name) {
        if (!node.isMissingNode() && !node.isNull() && !node.asString("").equals(environment.name())) {
            throw new RefusedException(
                    Refusal.ENVIRONMENT,
                    "environment: " + shorten(node.asString("")) + " (expected: " + environment + ")",
                    name);
        }
    }

    private static String filter(JsonNode node, String name) {
        if (node.isMissingNode() || node.isNull()) {
            return "";
        }
        if (!node.isString()) {
            throw malformed("filter: not text (expected: a Lucene query string)", name);
        }
        String filter = node.asString();
        if (filter.length() > MAX_FILTER_CHARACTERS) {
            throw new RefusedException(
                    Refusal.LIMIT,
                    "filter: " + filter.length() + " characters (expected: at most " + MAX_FILTER_CHARACTERS + ")",
                    name);
        }
        return filter;
    }

    private static Set<String> names(JsonNode said, String member, String name) {
        JsonNode node = said.path(member);
        if (node.isMissingNode() || node.isNull()) {
            return Set.of();
        }
        List<String> texts = node.valueStream()
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .toList();
        if (!node.isArray() || texts.size() < node.size()) {
            throw malformed(member + ": not understood (expected: a list of names)", name);
        }
        return new HashSet<>(texts);
    }

    private static String name(JsonNode said, String member) {
        JsonNode node = said.path(member);
        if (!node.isString() || node.asString().isEmpty() || node.asString().length() > MAX_NAME_CHARACTERS) {
            throw malformed(member + ": expected: a name of 1 to " + MAX_NAME_CHARACTERS + " characters", null);
        }
        return node.asString();
    }

    private static RefusedException malformed(String message, @Nullable String name) {
        return new RefusedException(Refusal.MALFORMED, message, name);
    }

    private static String shorten(String text) {
        return text.length() <= MAX_NAME_CHARACTERS ? text : text.substring(0, MAX_NAME_CHARACTERS) + "…";
    }
}

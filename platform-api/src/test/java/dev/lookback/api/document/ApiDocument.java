package dev.lookback.api.document;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The document as it is served. */
record ApiDocument(JsonNode root) {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final JsonMapper JSON = JsonMapper.shared();

    static ApiDocument parse(String text) {
        return new ApiDocument(JSON.readTree(text));
    }

    /** A call, as the document describes it. */
    record Call(String method, String path, JsonNode operation) {

        List<JsonNode> parameters() {
            return operation.path("parameters").valueStream().toList();
        }

        JsonNode body() {
            return operation.path("requestBody");
        }

        JsonNode answer(int status) {
            return operation.path("responses").path(String.valueOf(status));
        }

        List<Map.Entry<String, JsonNode>> answers() {
            return List.copyOf(operation.path("responses").properties());
        }

        @Override
        public String toString() {
            return method + ' ' + path;
        }
    }

    List<Call> calls() {
        return root.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(operation -> new Call(
                                operation.getKey().toUpperCase(java.util.Locale.ROOT),
                                path.getKey(),
                                operation.getValue())))
                .toList();
    }

    Call call(String method, String path) {
        return calls().stream()
                .filter(call -> call.toString().equals(method + ' ' + path))
                .findFirst()
                .orElseThrow();
    }

    /** What a content, a body's or an answer's, has as its example. */
    static JsonNode example(JsonNode media) {
        return media.path("examples").path("example").path("value");
    }

    /** What is wrong with a value, by a schema of the document. */
    List<String> errors(JsonNode schema, JsonNode value) {
        ObjectNode whole = JSON.createObjectNode();
        whole.setAll((ObjectNode) schema);
        whole.set("components", root.path("components"));
        return SCHEMAS.getSchema(whole).validate(value).stream()
                .map(Object::toString)
                .toList();
    }

    /** The members that a schema, or each element of an array by it, must have. */
    Stream<String> required(JsonNode schema) {
        JsonNode one = schema.path("items").isObject() ? schema.path("items") : schema;
        String name = one.path("$ref").asString("").replace("#/components/schemas/", "");
        return root.at("/components/schemas")
                .path(name)
                .path("required")
                .valueStream()
                .map(JsonNode::asString);
    }

    /** The values that are in an answer of this type. */
    static List<JsonNode> values(String mediaType, String text) {
        return switch (mediaType) {
            case "text/event-stream" ->
                text.lines()
                        .filter(line -> line.startsWith("data: "))
                        .map(line -> JSON.readTree(line.substring("data: ".length())))
                        .toList();
            case "application/x-ndjson" -> List.of(JSON.getNodeFactory().stringNode(text));
            default -> List.of(JSON.readTree(text));
        };
    }
}

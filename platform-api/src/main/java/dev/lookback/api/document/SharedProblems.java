package dev.lookback.api.document;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import org.springdoc.core.customizers.OpenApiCustomizer;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The problems that calls answer with (RFC 9457), all of one schema. What a call alone can answer it says itself, by status and
 * description; what each can that takes such a request is found out here.
 */
final class SharedProblems implements OpenApiCustomizer {

    private static final String PROBLEM = "ProblemDetail";
    private static final String MEDIA_TYPE = "application/problem+json";

    private final Map<String, Problem> problems;

    /** What {@code problems.json} says of a status. */
    record Problem(String description, Map<String, Object> example) {

        ApiResponse response() {
            return new ApiResponse().description(description);
        }

        Content content() {
            return new Content()
                    .addMediaType(
                            MEDIA_TYPE,
                            new MediaType()
                                    .schema(Schemas.reference(PROBLEM))
                                    .addExamples("example", new Example().value(example)));
        }
    }

    SharedProblems(JsonMapper json) {
        this.problems = json.readValue(
                Resources.find(SharedProblems.class, "problems.json").orElseThrow(), new TypeReference<>() {});
    }

    @Override
    public void customise(OpenAPI document) {
        document.getComponents().addSchemas(PROBLEM, schema());
        document.getPaths()
                .forEach((path, item) -> item.readOperations()
                        .forEach(operation -> operation.setResponses(withProblems(path, operation))));
    }

    private ApiResponses withProblems(String path, Operation operation) {
        Map<String, ApiResponse> all = new TreeMap<>(operation.getResponses());
        statuses(path, operation)
                .forEach(status ->
                        all.computeIfAbsent(status, missing -> problem(missing).response()));
        all.forEach((status, response) -> {
            if (Integer.parseInt(status) >= 400) {
                response.setContent(problem(status).content());
            }
        });
        ApiResponses responses = new ApiResponses();
        responses.putAll(all);
        return responses;
    }

    private Problem problem(String status) {
        return Objects.requireNonNull(problems.get(status), status);
    }

    private static Set<String> statuses(String path, Operation operation) {
        Set<String> statuses = new TreeSet<>(List.of("401", "403", "500", "503"));
        boolean hasBody = operation.getRequestBody() != null;
        boolean namesEnvironment = path.contains("{environment}")
                || has(operation, query -> query.getName().equals("environment"));
        if (hasBody || namesEnvironment || has(operation, query -> true)) {
            statuses.add("400");
        }
        if (hasBody || path.contains("{") || has(operation, SharedProblems::isNeededEnvironment)) {
            statuses.add("404");
        }
        if (hasBody) {
            statuses.addAll(List.of("413", "415"));
        }
        return statuses;
    }

    private static boolean has(Operation operation, Predicate<Parameter> wanted) {
        return Objects.requireNonNullElse(operation.getParameters(), List.<Parameter>of()).stream()
                .filter(parameter -> "query".equals(parameter.getIn()))
                .anyMatch(wanted);
    }

    private static boolean isNeededEnvironment(Parameter query) {
        return query.getName().equals("environment") && Boolean.TRUE.equals(query.getRequired());
    }

    /** The last five are those of a limit that is reached. */
    private static Schema<?> schema() {
        Schema<?> schema = Schemas.typed("object");
        schema.setDescription("RFC 9457");
        List.of("type", "title", "detail", "instance", "field", "limit")
                .forEach(name -> schema.addProperty(name, Schemas.typed("string")));
        List.of("status", "value", "inUse", "needed")
                .forEach(name -> schema.addProperty(name, Schemas.typed("integer")));
        schema.addProperty("estimate", Schemas.reference("Size"));
        schema.setRequired(List.of("title", "status"));
        schema.setAdditionalProperties(false);
        return schema;
    }
}

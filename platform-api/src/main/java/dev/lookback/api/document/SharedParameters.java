package dev.lookback.api.document;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.parameters.Parameter;
import org.springdoc.core.customizers.OpenApiCustomizer;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Says what parameters are that calls share, in {@code parameters.json} by their names, where a call does not say it itself. */
final class SharedParameters implements OpenApiCustomizer {

    private static final String PURPOSE = "Lookback-Purpose";

    /** It changes nothing, though it is a POST. */
    private static final String SEARCH = "/search";

    private final Map<String, Words> words;

    /** What is said of a parameter. */
    record Words(String description, Object example) {}

    SharedParameters(JsonMapper json) {
        this.words = json.readValue(
                Resources.find(SharedParameters.class, "parameters.json").orElseThrow(), new TypeReference<>() {});
    }

    @Override
    public void customise(OpenAPI document) {
        document.getPaths()
                .forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
                    if (method != PathItem.HttpMethod.GET && !path.equals(SEARCH)) {
                        operation.addParametersItem(
                                new Parameter().in("header").name(PURPOSE).schema(Schemas.typed("string")));
                    }
                    describe(operation);
                }));
    }

    private void describe(Operation operation) {
        for (Parameter parameter : Objects.requireNonNullElse(operation.getParameters(), List.<Parameter>of())) {
            Words said = words.get(parameter.getName());
            if (said == null) {
                continue;
            }
            if (parameter.getDescription() == null) {
                parameter.setDescription(said.description());
            }
            if (parameter.getExample() == null) {
                parameter.setExample(said.example());
            }
        }
    }
}

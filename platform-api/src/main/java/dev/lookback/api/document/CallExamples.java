package dev.lookback.api.document;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.util.Map;
import java.util.Objects;

/** Puts the examples of a controller's calls into the document. They lie beside it, as {@code <controller>.json}. */
final class CallExamples implements OperationCustomizer {

    private static final String NAME = "example";

    private final JsonMapper json;

    CallExamples(JsonMapper json) {
        this.json = json;
    }

    /**
     * Of one call.
     *
     * @param body of the request
     * @param answers by their statuses; a text where the answer is none in JSON
     */
    record CallExample(@Nullable Object body, Map<String, Object> answers) {

        /** Of a call that takes and gives nothing. */
        private static final CallExample NONE = new CallExample(null, Map.of());
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        CallExample example = ofController(handler.getBeanType())
                .getOrDefault(handler.getMethod().getName(), CallExample.NONE);
        Object body = example.body();
        if (body != null) {
            put(operation.getRequestBody().getContent(), body);
        }
        example.answers().forEach((status, answer) -> {
            ApiResponse response =
                    Objects.requireNonNull(operation.getResponses().get(status), status);
            put(response.getContent(), answer);
        });
        return operation;
    }

    private Map<String, CallExample> ofController(Class<?> controller) {
        return Resources.find(controller, controller.getSimpleName() + ".json")
                .map(text -> json.readValue(text, new TypeReference<Map<String, CallExample>>() {}))
                .orElse(Map.of());
    }

    private static void put(Content content, Object value) {
        content.values().forEach(media -> media.addExamples(NAME, new Example().value(value)));
    }
}

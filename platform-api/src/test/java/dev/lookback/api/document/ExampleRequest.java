package dev.lookback.api.document;

import dev.lookback.api.document.ApiDocument.Call;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A request that is made of a call's own examples, as they stand or with a mistake. */
record ExampleRequest(
        Call call,
        List<JsonNode> parameters,
        Map<String, String> values,
        @Nullable String body,
        MediaType type) {

    private static final String JSON = "application/json";

    /** With what is required, and no more. */
    static ExampleRequest of(Call call) {
        return of(call, false);
    }

    /** With everything that it may have, too. */
    static ExampleRequest withAll(Call call) {
        return of(call, true);
    }

    private static ExampleRequest of(Call call, boolean withAll) {
        List<JsonNode> sent = call.parameters().stream()
                .filter(parameter -> withAll || parameter.path("required").asBoolean(false))
                .toList();
        Map<String, String> values = new HashMap<>();
        sent.forEach(parameter ->
                values.put(name(parameter), parameter.path("example").asString()));
        boolean hasBody = call.body().path("required").asBoolean(false)
                || (withAll && !call.body().isMissingNode());
        String body = hasBody
                ? ApiDocument.example(call.body().path("content").path(JSON)).toString()
                : null;
        return new ExampleRequest(call, sent, values, body, MediaType.APPLICATION_JSON);
    }

    ExampleRequest withValue(String name, String value) {
        Map<String, String> changed = new HashMap<>(values);
        changed.put(name, value);
        return new ExampleRequest(call, parameters, changed, body, type);
    }

    ExampleRequest withBody(String changed, MediaType changedType) {
        return new ExampleRequest(call, parameters, values, changed, changedType);
    }

    List<String> names(String in) {
        return parameters.stream()
                .filter(parameter -> parameter.path("in").asString().equals(in))
                .map(ExampleRequest::name)
                .toList();
    }

    MockHttpServletRequestBuilder build() {
        UriComponentsBuilder uri = UriComponentsBuilder.fromPath(call.path());
        names("query").forEach(name -> uri.queryParam(name, '{' + name + '}'));
        MockHttpServletRequestBuilder request = MockMvcRequestBuilders.request(
                HttpMethod.valueOf(call.method()),
                uri.encode().buildAndExpand(values).toUri());
        names("header").forEach(name -> request.header(name, values.get(name)));
        if (body != null) {
            request.contentType(type).content(body);
        }
        return request;
    }

    private static String name(JsonNode parameter) {
        return parameter.path("name").asString();
    }
}

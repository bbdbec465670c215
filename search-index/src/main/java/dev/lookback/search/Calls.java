package dev.lookback.search;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.Response;
import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;

/** Administrative requests: a JSON body there and back, errors as exceptions of this package. */
final class Calls {

    /** Fractions as they were written: an event that is read back passes through here. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final int FIRST_ERROR = 400;

    private final Rest5Client client;

    Calls(Rest5Client client) {
        this.client = client;
    }

    Answer get(String path) {
        return perform(new Request("GET", path));
    }

    Answer post(String path) {
        return perform(new Request("POST", path));
    }

    Answer post(String path, JsonNode body) {
        return perform(withBody(new Request("POST", path), body));
    }

    Answer put(String path, JsonNode body) {
        return perform(withBody(new Request("PUT", path), body));
    }

    Answer delete(String path) {
        return perform(new Request("DELETE", path));
    }

    private static Request withBody(Request request, JsonNode body) {
        request.setJsonEntity(JSON.writeValueAsString(body));
        return request;
    }

    private Answer perform(Request request) {
        try {
            // The client makes exceptions of statuses from 500 on alone.
            Answer answer = answer(client.performRequest(request));
            if (answer.isError() && !answer.isRequestsFault()) {
                throw new SearchUnavailableException(answer.describe());
            }
            return answer;
        } catch (ResponseException e) {
            throw new SearchUnavailableException(text(request) + ": " + WholeAnswer.describe(e.getResponse()), e);
        } catch (IOException | JacksonException e) {
            throw new SearchUnavailableException(text(request) + ": " + WholeAnswer.describe(e), e);
        }
    }

    private static String text(Request request) {
        return request.getMethod() + ' ' + request.getEndpoint();
    }

    private static Answer answer(Response response) throws IOException {
        try (InputStream content = response.getEntity().getContent()) {
            return new Answer(
                    response.getRequestLine().getMethod()
                            + ' '
                            + response.getRequestLine().getUri(),
                    response.getStatusCode(),
                    JSON.readTree(content));
        }
    }

    /** @param request as it was sent, for messages */
    record Answer(String request, int status, JsonNode body) {

        boolean isFound() {
            return status != 404;
        }

        boolean isError() {
            return status >= FIRST_ERROR;
        }

        String errorType() {
            return body.path("error").path("type").asString("");
        }

        /** The body of an answer that is no error. */
        JsonNode expectSuccess() {
            if (isError()) {
                throw refused();
            }
            return body;
        }

        /**
         * The body of an answer that every shard has had its part in.
         *
         * @throws SearchUnavailableException if one has not
         */
        JsonNode expectAllShards(String index) {
            JsonNode shards = expectSuccess().path("_shards");
            // A refresh counts replicas that have no node as neither successful nor failed.
            if (shards.path("failed").asInt() > 0 || shards.path("successful").asInt() < 1) {
                throw new SearchUnavailableException(index + ": shards " + shards + " (expected: none failed)");
            }
            return body;
        }

        IllegalStateException refused() {
            return new IllegalStateException(describe());
        }

        /** Whether asking again can only fail again: what stands in the request is wrong, or what it names is not there. */
        private boolean isRequestsFault() {
            return status == 400 || status == 404 || status == 405;
        }

        private String describe() {
            return request + ": " + reason();
        }

        private String reason() {
            return "HTTP " + status + ", " + errorType() + ": "
                    + body.path("error").path("reason").asString("");
        }
    }
}

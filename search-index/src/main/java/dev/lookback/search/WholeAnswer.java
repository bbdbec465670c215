package dev.lookback.search;

import co.elastic.clients.transport.rest5_client.low_level.Response;
import org.apache.hc.core5.http.HttpEntity;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;

/** Why a request as a whole did not do what it should, in one line. */
final class WholeAnswer {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MAX_BODY_BYTES = 64 * 1024;
    private static final int MAX_REASON = 500;

    private WholeAnswer() {}

    /** The status, and type and reason where the body is Elasticsearch's and not that of a proxy on the way. */
    static String describe(Response response) {
        String status = "HTTP " + response.getStatusCode();
        try {
            JsonNode error = body(response).path("error");
            String type = error.path("type").asString("");
            String reason = error.path("reason").asString(error.asString(""));
            String text = type.isEmpty() ? reason : type + ": " + reason;
            return text.isEmpty() ? status : status + ", " + oneLine(text);
        } catch (IOException | JacksonException e) {
            return status;
        }
    }

    /** Of a request that had no answer, or one that ended early. */
    static String describe(Exception failure) {
        String message = failure.getMessage();
        return oneLine(failure.getClass().getSimpleName() + (message == null ? "" : ": " + message));
    }

    private static JsonNode body(Response response) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return JSON.createObjectNode();
        }
        try (InputStream content = entity.getContent()) {
            return JSON.readTree(content.readNBytes(MAX_BODY_BYTES));
        }
    }

    private static String oneLine(String text) {
        String line = text.strip().replaceAll("\\s*\\R\\s*", " ");
        return line.substring(0, Math.min(line.length(), MAX_REASON));
    }
}

package dev.lookback.standalone.demo;

import dev.lookback.standalone.instance.InstanceFailure;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The few calls of the REST interface that the demonstration makes. */
final class Api implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(LIMIT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final String base;
    private final String environment;

    Api(int port, String environment) {
        this.base = "http://127.0.0.1:" + port;
        this.environment = environment;
    }

    /** How many events the archived blocks of the range have; none in an environment that has had no event yet. */
    long archivedEvents(Instant start, Instant end) throws InterruptedException {
        HttpRequest request = request("/environments/" + environment + "/blocks?start=" + start + "&end=" + end)
                .GET()
                .build();
        HttpResponse<String> response = answer(request);
        if (response.statusCode() == HttpURLConnection.HTTP_NOT_FOUND) {
            return 0;
        }
        long events = 0;
        for (JsonNode block : read(request, response)) {
            events += block.path("events").asLong();
        }
        return events;
    }

    /** Returns the history index as the API tells it. */
    JsonNode requestHistoryIndex(Instant start, Instant end) throws InterruptedException {
        String body = JSON.writeValueAsString(Map.of(
                "environment", environment, "start", start.toString(), "end", end.toString(), "purpose", "demo"));
        return send(request("/history-indexes")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    JsonNode historyIndex(String index) throws InterruptedException {
        return get("/history-indexes/" + index);
    }

    private JsonNode get(String path) throws InterruptedException {
        return send(request(path).GET().build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(LIMIT);
    }

    private JsonNode send(HttpRequest request) throws InterruptedException {
        return read(request, answer(request));
    }

    private HttpResponse<String> answer(HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new InstanceFailure(call(request) + ": " + e + " (expected: an answer, see ./lookback status)", e);
        }
    }

    private static JsonNode read(HttpRequest request, HttpResponse<String> response) {
        if (response.statusCode() >= HttpURLConnection.HTTP_MULT_CHOICE) {
            throw new InstanceFailure(call(request) + ": " + response.statusCode() + " " + response.body());
        }
        try {
            return JSON.readTree(response.body());
        } catch (JacksonException e) {
            throw new InstanceFailure(call(request) + ": " + response.body() + " (expected: JSON)", e);
        }
    }

    private static String call(HttpRequest request) {
        return request.method() + " " + request.uri();
    }

    @Override
    public void close() {
        client.close();
    }
}

package dev.lookback.standalone.rest;

import dev.lookback.standalone.instance.InstanceFailure;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Calls platform-api. Every call throws {@link InstanceFailure}, in one line, when it is not answered as it should. */
public final class ApiClient implements AutoCloseable {
    private static final String USER = "LOOKBACK_USER";
    private static final String PASSWORD = "LOOKBACK_PASSWORD";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(LIMIT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final String base;

    private final Optional<String> authorization;

    /** As the user that {@code LOOKBACK_USER} and {@code LOOKBACK_PASSWORD} of the environment name, if they do. */
    public ApiClient(int port) {
        this(port, System.getenv());
    }

    ApiClient(int port, Map<String, String> environment) {
        this.base = "http://127.0.0.1:" + port;
        this.authorization = Optional.ofNullable(environment.get(USER))
                .map(user -> user + ':' + environment.getOrDefault(PASSWORD, ""))
                .map(pair -> "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    public JsonNode get(String path) throws InterruptedException {
        HttpRequest request = request(path).GET().build();
        return read(request, answer(request));
    }

    /** Empty where there is no such thing. */
    public Optional<JsonNode> find(String path) throws InterruptedException {
        HttpRequest request = request(path).GET().build();
        HttpResponse<String> response = answer(request);
        return response.statusCode() == HttpURLConnection.HTTP_NOT_FOUND
                ? Optional.empty()
                : Optional.of(read(request, response));
    }

    public JsonNode post(String path, Map<String, ?> body) throws InterruptedException {
        HttpRequest request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        return read(request, answer(request));
    }

    /**
     * The answer's bytes as they come, however long that takes. To be closed, which ends an answer that has not ended.
     *
     * @throws InstanceFailure when nothing comes soon
     */
    public InputStream stream(String path) throws InterruptedException {
        return stream(path, "*/*");
    }

    /** @param accept the form that is wanted */
    public InputStream stream(String path, String accept) throws InterruptedException {
        // No limit of the request's own: it may mean the whole answer.
        HttpRequest request = builder(path).header("Accept", accept).build();
        HttpResponse<InputStream> response;
        try {
            response = client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream())
                    .orTimeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                    .get();
        } catch (ExecutionException e) {
            throw unanswered(request, e.getCause() == null ? e : e.getCause());
        }
        if (response.statusCode() >= HttpURLConnection.HTTP_MULT_CHOICE) {
            throw refused(request, response.statusCode(), text(request, response.body()));
        }
        return response.body();
    }

    private static String text(HttpRequest request, InputStream body) {
        try (body) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unanswered(request, e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return builder(path).timeout(LIMIT);
    }

    private HttpRequest.Builder builder(String path) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(base + path));
        authorization.ifPresent(value -> builder.header("Authorization", value));
        return builder;
    }

    private HttpResponse<String> answer(HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw unanswered(request, e);
        }
    }

    private static InstanceFailure unanswered(HttpRequest request, Throwable reason) {
        return new InstanceFailure(
                call(request) + ": " + reason + " (expected: an answer, see ./lookback status)", reason);
    }

    private static InstanceFailure refused(HttpRequest request, int status, String body) {
        String advice = status == HttpURLConnection.HTTP_UNAUTHORIZED
                ? "no such user (expected: " + USER + " and " + PASSWORD + " in the environment, of one who is)"
                : problem(body);
        return new InstanceFailure(call(request) + ": " + status + " " + advice);
    }

    private static JsonNode read(HttpRequest request, HttpResponse<String> response) {
        if (response.statusCode() >= HttpURLConnection.HTTP_MULT_CHOICE) {
            throw refused(request, response.statusCode(), response.body());
        }
        try {
            return JSON.readTree(response.body());
        } catch (JacksonException e) {
            throw new InstanceFailure(call(request) + ": " + response.body() + " (expected: JSON)", e);
        }
    }

    /** What a problem (RFC 9457) says in a line; whatever else it is, as it is. */
    private static String problem(String body) {
        try {
            return JSON.readTree(body).path("detail").asString(body);
        } catch (JacksonException e) {
            return body;
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

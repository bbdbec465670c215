package dev.lookback.api.kibana;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** By Kibana's data views API, which 8 and 9 have alike. */
final class HttpDataViews implements DataViews {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int FIRST_OTHER = 300;
    private static final int NOT_FOUND = 404;

    private final HttpClient http;
    private final String address;
    private final Optional<String> authorization;

    HttpDataViews(HttpClient http, KibanaProperties kibana) {
        this.http = http;
        this.address = kibana.address() + "/api/data_views";
        this.authorization = Optional.ofNullable(kibana.apiKey())
                .map(key -> "ApiKey " + key)
                .or(() -> Optional.ofNullable(kibana.username())
                        .map(user -> "Basic "
                                + HttpHeaders.encodeBasicAuth(
                                        user, String.valueOf(kibana.password()), StandardCharsets.UTF_8)));
    }

    @Override
    public List<DataView> list() {
        HttpRequest request = request("").GET().build();
        try {
            JsonNode views = JSON.readTree(expectSuccess(request, send(request)).body());
            return views.path("data_view")
                    .valueStream()
                    .map(view -> new DataView(
                            view.path("id").asString(""), view.path("title").asString("")))
                    .toList();
        } catch (JacksonException e) {
            throw new KibanaException(describe(request) + ": no JSON (expected: an object with data_view)", e);
        }
    }

    @Override
    public void create(DataView view) {
        ObjectNode body = JSON.createObjectNode().put("override", false);
        body.putObject("data_view")
                .put("id", view.id())
                .put("title", view.title())
                .put("name", view.name())
                .put("timeFieldName", "@timestamp")
                .put("allowNoIndex", true);
        HttpRequest request = request("/data_view")
                .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE)
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        expectSuccess(request, send(request));
    }

    @Override
    public void delete(DataView view) {
        HttpRequest request = request("/data_view/" + view.id()).DELETE().build();
        HttpResponse<String> answer = send(request);
        if (answer.statusCode() != NOT_FOUND) {
            expectSuccess(request, answer);
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE)
                // Kibana takes no change from who could be a page of somebody else's.
                .header("kbn-xsrf", "lookback");
        authorization.ifPresent(credentials -> request.header(HttpHeaders.AUTHORIZATION, credentials));
        return request;
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new KibanaException(describe(request) + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KibanaException(describe(request) + ": interrupted", e);
        }
    }

    private static HttpResponse<String> expectSuccess(HttpRequest request, HttpResponse<String> answer) {
        // 200 is "made", "deleted" of older versions, and the list; 204 is "deleted"; a redirect leads to a log-in.
        if (answer.statusCode() >= FIRST_OTHER) {
            throw KibanaException.of(describe(request), answer.statusCode(), message(answer));
        }
        return answer;
    }

    private static String message(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body()).path("message").asString("no message");
        } catch (JacksonException e) {
            return "no JSON";
        }
    }

    private static String describe(HttpRequest request) {
        return request.method() + ' ' + request.uri();
    }
}

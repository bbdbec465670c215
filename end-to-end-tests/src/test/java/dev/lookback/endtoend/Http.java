package dev.lookback.endtoend;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** Calls one server of the installation. */
record Http(String base) {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();

    /** What a server said. */
    record Answer(String call, int status, String location, String body) {
        JsonNode json() {
            return Json.read(body);
        }

        Answer orFail() {
            if (status < 200 || status > 299) {
                throw new AssertionError(this);
            }
            return this;
        }

        @Override
        public String toString() {
            return call + ": " + status + " " + body;
        }
    }

    static Http on(int port) {
        return new Http("http://127.0.0.1:" + port);
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer delete(String path) {
        return send("DELETE", path, null);
    }

    Answer send(String method, String path, @Nullable Map<String, ?> body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(LIMIT);
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(Json.write(body)));
        }
        return send(method + " " + base + path, request.build());
    }

    Answer post(String path, String type, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(LIMIT)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return send("POST " + base + path, request);
    }

    private static Answer send(String call, HttpRequest request) {
        try {
            HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            String location = response.headers().firstValue("Location").orElse("");
            return new Answer(call, response.statusCode(), location, response.body());
        } catch (IOException e) {
            throw new AssertionError(call + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(call + ": interrupted", e);
        }
    }
}

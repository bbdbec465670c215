package dev.lookback.api;

import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Reads server-sent events on a thread of its own, until they end or it is closed. */
final class FollowedEvents implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ID = "id: ";
    private static final String DATA = "data: ";

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<FollowedEvent> seen = new CopyOnWriteArrayList<>();
    private final Thread thread;

    FollowedEvents(HttpRequest request) {
        thread = Thread.ofVirtual().start(() -> read(request));
    }

    List<FollowedEvent> seen() {
        return seen;
    }

    void awaitEnd(Duration limit) throws InterruptedException {
        if (!thread.join(limit)) {
            throw new AssertionError("events still come after " + limit + ": " + seen);
        }
    }

    private void read(HttpRequest request) {
        try (InputStream body = http.send(request, HttpResponse.BodyHandlers.ofInputStream())
                        .body();
                BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            String id = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(ID)) {
                    id = line.substring(ID.length());
                } else if (line.startsWith(DATA)) {
                    seen.add(new FollowedEvent(id, JSON.readTree(line.substring(DATA.length()))));
                }
            }
        } catch (IOException | InterruptedException e) {
            // Cut off, or closed.
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}

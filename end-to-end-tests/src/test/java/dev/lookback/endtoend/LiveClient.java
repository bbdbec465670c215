package dev.lookback.endtoend;

import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A browser's side of {@code /live}, which keeps every event with the moment at which it came. */
final class LiveClient implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Listener listener = new Listener();
    private final WebSocket socket;

    /**
     * An event that came.
     *
     * @param nanos of {@link System#nanoTime()}
     */
    record Arrival(JsonNode event, long nanos) {
        String message() {
            return event.path("message").asString();
        }
    }

    private LiveClient(WebSocket.Builder builder, URI address) {
        this.socket = builder.buildAsync(address, listener).join();
    }

    static LiveClient connect(int port) {
        return new LiveClient(
                HTTP.newWebSocketBuilder().connectTimeout(LIMIT), URI.create("ws://127.0.0.1:" + port + "/live"));
    }

    void say(String text) {
        socket.sendText(text, true).join();
    }

    /** Returns when it is known to be in force: events that are shown arrive. */
    LiveClient subscribe(String stream, Runnable show) {
        say(Json.write(
                Map.of("subscribe", stream, "environment", Installation.ENVIRONMENT, "streams", List.of(stream))));
        Awaitility.await(stream + " is subscribed").atMost(LIMIT).until(() -> {
            show.run();
            return !arrivals().isEmpty();
        });
        return this;
    }

    List<Arrival> arrivals() {
        return List.copyOf(listener.arrivals);
    }

    Arrival await(String message) {
        return Awaitility.await(message)
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(5))
                .until(
                        () -> arrivals().stream()
                                .filter(arrival -> arrival.message().equals(message))
                                .findFirst(),
                        found -> found.isPresent())
                .orElseThrow();
    }

    boolean isEnded() {
        return socket.isInputClosed();
    }

    @Override
    public void close() {
        socket.abort();
    }

    private static final class Listener implements WebSocket.Listener {
        private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                long nanos = System.nanoTime();
                Json.elements(Json.read(text.toString()).path("events"))
                        .forEach(item -> arrivals.add(new Arrival(item.path("event"), nanos)));
                text.setLength(0);
            }
            webSocket.request(1);
            return null;
        }
    }
}

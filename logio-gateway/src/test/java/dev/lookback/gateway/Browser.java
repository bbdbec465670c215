package dev.lookback.gateway;

import static org.awaitility.Awaitility.await;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A client of {@code /live} that keeps all it is told. */
public final class Browser implements AutoCloseable {

    public static final Duration LIMIT = Duration.ofSeconds(30);

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Heard heard = new Heard();
    private final WebSocket socket;

    private Browser(URI address, Map<String, String> headers) {
        WebSocket.Builder builder = HTTP.newWebSocketBuilder();
        headers.forEach(builder::header);
        socket = builder.buildAsync(address, heard).join();
    }

    /** @param headers like {@code Origin} */
    public static Browser connect(int port, Map<String, String> headers) {
        return new Browser(URI.create("ws://127.0.0.1:" + port + "/live"), headers);
    }

    public static Browser connect(int port) {
        return connect(port, Map.of());
    }

    public void say(String json) {
        socket.sendText(json, true).join();
    }

    /** Says it, and waits until it has been acted on. */
    public void subscribe(String json) {
        say(json);
        settle();
    }

    /** Waits until everything that was said before has been acted on. */
    public void settle() {
        int number = answers().size() + 1;
        say("{\"time\":" + number + "}");
        await().atMost(LIMIT).until(() -> answers().size() >= number);
    }

    private List<JsonNode> answers() {
        return frames("time");
    }

    /** All frames that have this member. */
    public List<JsonNode> frames(String member) {
        return heard.frames.stream().filter(frame -> frame.has(member)).toList();
    }

    /** All events, each with the names that it came by. */
    public List<JsonNode> events() {
        return frames("events").stream()
                .flatMap(frame -> frame.path("events").valueStream())
                .toList();
    }

    /** The messages of all events that came by this name. */
    public List<String> messages(String name) {
        return events().stream()
                .filter(event -> event.path("in")
                        .valueStream()
                        .anyMatch(in -> in.asString().equals(name)))
                .map(event -> event.path("event").path("message").asString())
                .toList();
    }

    public List<String> errors() {
        return frames("error").stream()
                .map(frame -> frame.path("error").asString())
                .toList();
    }

    /** Reads no more, as one that hangs does. */
    public void stopReading() {
        heard.isReading = false;
    }

    public void readAgain() {
        heard.isReading = true;
        socket.request(1);
    }

    public boolean isClosed() {
        return heard.closed.isDone();
    }

    /** The status that the other side closed it with; 1006 when it did without one. */
    public int closeStatus() {
        return heard.closed.join();
    }

    /** Ends it without a word. */
    public void abort() {
        socket.abort();
    }

    @Override
    public void close() {
        socket.abort();
    }

    private static final class Heard implements WebSocket.Listener {

        private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private final StringBuilder text = new StringBuilder();

        private volatile boolean isReading = true;

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                frames.add(JsonMapper.shared().readTree(text.toString()));
                text.setLength(0);
            }
            if (isReading) {
                webSocket.request(1);
            }
            return null;
        }

        /** It is answered by itself, but whoever reads nothing does not see the next. */
        @Override
        public CompletionStage<?> onPing(WebSocket webSocket, ByteBuffer message) {
            if (isReading) {
                webSocket.request(1);
            }
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
            closed.complete(statusCode);
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            closed.complete(1006);
        }
    }
}

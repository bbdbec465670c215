package dev.lookback.helm;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** A browser's side of a gateway, which waits for events. */
final class LiveClient implements WebSocket.Listener {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final long LIMIT_SECONDS = 60;

    private final CompletableFuture<String> events = new CompletableFuture<>();
    private final StringBuilder message = new StringBuilder();

    private LiveClient() {}

    /** The first message with events that the gateway sends to whoever connects now. */
    static String firstEvents(URI gateway, String environment) {
        LiveClient client = new LiveClient();
        WebSocket socket = HTTP.newWebSocketBuilder()
                .buildAsync(URI.create("ws://" + gateway.getAuthority() + "/live"), client)
                .join();
        try {
            socket.sendText("{\"subscribe\":\"all\",\"environment\":\"" + environment + "\"}", true)
                    .join();
            return client.events.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
        } finally {
            socket.abort();
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        message.append(data);
        if (last) {
            if (message.indexOf("{\"events\":") == 0) {
                events.complete(message.toString());
            }
            message.setLength(0);
        }
        socket.request(1);
        return null;
    }
}

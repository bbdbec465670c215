package dev.lookback.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** How a client asks for all events that are sent, and stays: our gateway's way, and log.io 0.3's (socket.io 0.9). */
enum LiveDialect {
    GATEWAY {
        @Override
        String path(int port) {
            return "/live";
        }

        @Override
        String subscribe() {
            return "{\"subscribe\":\"all\"}";
        }

        @Override
        boolean isHeartbeat(byte[] frame, int length) {
            return false;
        }
    },
    LOG_IO {
        @Override
        String path(int port) throws IOException, InterruptedException {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/socket.io/1/"))
                    .build();
            // An offer of HTTP/2 is one to upgrade, which log.io takes for a WebSocket that went wrong.
            try (HttpClient http =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
                String session =
                        http.send(request, HttpResponse.BodyHandlers.ofString()).body();
                return "/socket.io/1/websocket/" + session.substring(0, session.indexOf(':'));
            }
        }

        @Override
        String subscribe() {
            return "5:::{\"name\":\"watch\",\"args\":[\"" + STREAM + ':' + SOURCE + "\"]}";
        }

        @Override
        boolean isHeartbeat(byte[] frame, int length) {
            return length == HEARTBEAT.length() && frame[0] == '2';
        }
    };

    static final String STREAM = "bench";
    static final String SOURCE = "web-1";
    static final String HEARTBEAT = "2::";

    /** Where the WebSocket is opened. */
    abstract String path(int port) throws IOException, InterruptedException;

    abstract String subscribe();

    /** Whether a frame wants {@link #HEARTBEAT} for an answer. */
    abstract boolean isHeartbeat(byte[] frame, int length);
}

package dev.lookback.api.progress;

import dev.lookback.api.events.ClientConnection;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A client over HTTP. A browser comes back by itself after the end of an answer, unless that is 204. */
final class HttpProgressClient implements ProgressClient {

    private final HttpServletResponse response;
    private final ClientConnection connection;

    HttpProgressClient(HttpServletResponse response, ClientConnection connection) {
        this.response = response;
        this.connection = connection;
    }

    @Override
    public void nothingMore() {
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    @Override
    public void tell(Snapshot snapshot) throws IOException {
        write("id: " + snapshot.id() + "\ndata: " + snapshot.data() + "\n\n");
    }

    @Override
    public void heartbeat() throws IOException {
        write(":\n\n");
    }

    @Override
    public boolean isGone() {
        return connection.isGone();
    }

    private void write(String text) throws IOException {
        if (!response.isCommitted()) {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            // nginx passes each event on at once.
            response.setHeader("X-Accel-Buffering", "no");
        }
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
    }
}

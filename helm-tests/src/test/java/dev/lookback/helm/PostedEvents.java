package dev.lookback.helm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/**
 * Events over HTTP, of a sender that sends again what was not acknowledged, with the same ids.
 *
 * @param harvester its service's address
 */
record PostedEvents(URI harvester) implements EventFlow.Target {

    private static final int OK = 200;

    @Override
    public void take(List<EventFlow.Event> events) throws IOException {
        if (events.isEmpty()) {
            return;
        }
        String body = events.stream().map(PostedEvents::line).collect(joining());
        int status = Http.post(harvester.resolve("events"), "application/x-ndjson", body)
                .statusCode();
        if (status != OK) {
            throw new IOException("status " + status + " (expected: " + OK + ")");
        }
    }

    private static String line(EventFlow.Event event) {
        String id =
                UUID.nameUUIDFromBytes(event.text().getBytes(UTF_8)).toString().replace("-", "");
        return """
                {"@timestamp":"%s","event":{"id":"%s"},"host":"web-1","service":"shop","message":"%s"}
                """.formatted(event.time(), id, event.text());
    }
}

package dev.lookback.standalone.demo;

import dev.lookback.standalone.rest.ApiClient;
import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The few calls of the REST interface that the demonstration makes. */
final class Api implements AutoCloseable {
    private final ApiClient client;
    private final String environment;

    Api(int port, String environment) {
        this.client = new ApiClient(port);
        this.environment = environment;
    }

    /** How many events the archived blocks of the range have; none in an environment that has had no event yet. */
    long archivedEvents(Instant start, Instant end) throws InterruptedException {
        Optional<JsonNode> blocks =
                client.find("/environments/" + environment + "/blocks?start=" + start + "&end=" + end);
        long events = 0;
        if (blocks.isPresent()) {
            for (JsonNode block : blocks.get()) {
                events += block.path("events").asLong();
            }
        }
        return events;
    }

    /** Returns the history index as the API tells it. */
    JsonNode requestHistoryIndex(Instant start, Instant end) throws InterruptedException {
        return client.post(
                "/history-indexes",
                Map.of(
                        "environment",
                        environment,
                        "start",
                        start.toString(),
                        "end",
                        end.toString(),
                        "purpose",
                        "demo"));
    }

    JsonNode historyIndex(String index) throws InterruptedException {
        return client.get("/history-indexes/" + index);
    }

    @Override
    public void close() {
        client.close();
    }
}

package dev.lookback.endtoend;

import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** History indexes and blocks, over REST. */
record Histories(Http api) {
    private static final Set<String> FINAL = Set.of("READY", "PARTIAL", "FAILED", "DELETED", "EXPIRED");
    private static final Duration POLL = Duration.ofMillis(300);

    Http.Answer request(Range range) {
        return request(range, "");
    }

    /** @param filter a Lucene query; a blank one wants all */
    Http.Answer request(Range range, String filter) {
        return api.send(
                "POST",
                "/history-indexes",
                Map.of(
                        "environment",
                        Installation.ENVIRONMENT,
                        "start",
                        range.start().toString(),
                        "end",
                        range.end().toString(),
                        "filter",
                        filter,
                        "purpose",
                        "end-to-end test"));
    }

    JsonNode show(String index) {
        return api.get("/history-indexes/" + index).orFail().json();
    }

    /** Waits until its state will not change by itself, and checks that it is {@code READY}. */
    JsonNode awaitReady(String index, Duration limit) {
        return awaitEnd(index, "READY", limit);
    }

    /** Waits until its state will not change by itself, and checks that it is the expected one. */
    JsonNode awaitEnd(String index, String expected, Duration limit) {
        JsonNode shown = Awaitility.await(index + " " + expected)
                .atMost(limit)
                .pollInterval(POLL)
                .until(() -> show(index), history -> FINAL.contains(state(history)));
        if (!state(shown).equals(expected)) {
            throw new AssertionError(index + ": " + shown + " (expected: " + expected + ")");
        }
        return shown;
    }

    /** A range's index, asked for anew and ready. */
    JsonNode load(Range range, Duration limit) {
        return load(range, "", limit);
    }

    JsonNode load(Range range, String filter, Duration limit) {
        Http.Answer answer = request(range, filter).orFail();
        return awaitReady(answer.json().path("index").asString(), limit);
    }

    static String state(JsonNode history) {
        return history.path("state").asString();
    }

    void expireIn(String index, Duration ttl) {
        api.send("PATCH", "/history-indexes/" + index, Map.of("ttl", ttl.toString()))
                .orFail();
    }

    void delete(String index) {
        api.delete("/history-indexes/" + index).orFail();
    }

    /** How many events the listing of the archive tells for a range: an upper bound. */
    long archivedEvents(Range range) {
        return Json.elements(blocks(range))
                .mapToLong(block -> block.path("events").asLong())
                .sum();
    }

    boolean hasOpenBlocks(Range range) {
        return Json.elements(blocks(range))
                .anyMatch(block -> block.path("state").asString().equals("open"));
    }

    private JsonNode blocks(Range range) {
        return api.get("/environments/" + Installation.ENVIRONMENT + "/blocks?start=" + range.start() + "&end="
                        + range.end())
                .orFail()
                .json();
    }
}

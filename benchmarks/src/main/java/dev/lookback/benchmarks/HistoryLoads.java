package dev.lookback.benchmarks;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

/** Asks the platform API for history indexes, and watches them. */
final class HistoryLoads {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LIMIT = Duration.ofMinutes(10);

    /** As a page looks: every answer is work for the platform API and Elasticsearch, beside the load that is measured. */
    private static final Duration PAUSE = Duration.ofMillis(500);

    private static final String PATH = "/history-indexes";

    private final HttpClient http = HttpClient.newHttpClient();
    private final AppProcess api;
    private final URI elasticsearch;

    HistoryLoads(AppProcess api, URI elasticsearch) {
        this.api = api;
        this.elasticsearch = elasticsearch;
    }

    /** One that was asked for at a moment of {@link System#nanoTime()}. */
    record Load(String index, long begin) {

        double secondsUntil(Progress moment) {
            return (moment.nanos() - begin) / 1e9;
        }
    }

    Load ask(Instant start, Instant end) throws Exception {
        long begin = System.nanoTime();
        String body = "{\"environment\":\"" + ArchivingWorker.ENVIRONMENT.name() + "\",\"start\":\"" + start
                + "\",\"end\":\"" + end + "\"}";
        JsonNode index = JSON.readTree(api.ask("POST", PATH, body));
        return new Load(index.path("index").asString(), begin);
    }

    /** Until it is ready, with so many events. */
    Progress awaitReady(Load load, int events) throws Exception {
        Progress ready = Progress.await(() -> isReady(load) ? 1 : 0, 1, LIMIT, PAUSE);
        double indexed = indexed(load);
        if (indexed != events) {
            throw new IllegalStateException(load.index() + ": " + indexed + " events (expected: " + events + ")");
        }
        return ready;
    }

    /** Until a search finds something. */
    Progress awaitFound(Load load) throws Exception {
        return Progress.await(() -> found(load), 1, LIMIT);
    }

    /** Events that the record says are indexed; while it loads it is saved every two seconds. */
    double indexed(Load load) throws Exception {
        return record(load).path("events").path("indexed").asDouble();
    }

    void delete(Load load) throws Exception {
        api.ask("DELETE", PATH + "/" + load.index(), "");
    }

    /** @throws IllegalStateException if it has ended otherwise */
    boolean isReady(Load load) throws Exception {
        String state = record(load).path("state").asString();
        if (state.equals("FAILED") || state.equals("PARTIAL")) {
            throw new IllegalStateException(load.index() + ": " + record(load) + " (expected: READY)");
        }
        return state.equals("READY");
    }

    private JsonNode record(Load load) throws Exception {
        return JSON.readTree(api.ask("GET", PATH + "/" + load.index(), ""));
    }

    private double found(Load load) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(elasticsearch.resolve("/" + load.index() + "/_count"))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() == 200
                ? JSON.readTree(answer.body()).path("count").asDouble()
                : 0;
    }
}

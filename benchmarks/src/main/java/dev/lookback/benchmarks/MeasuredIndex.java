package dev.lookback.benchmarks;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An index that is filled again and again. */
final class MeasuredIndex {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> OF_ONE_INDEX =
            List.of("creation_date", "uuid", "version", "provided_name", "refresh_interval");
    private static final Pattern MERGES = Pattern.compile("\"current\":(\\d+)");

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI elasticsearch;
    private final String name;

    MeasuredIndex(URI elasticsearch, String name) {
        this.elasticsearch = elasticsearch;
        this.name = name;
    }

    String name() {
        return name;
    }

    /** There is no such index any more, and what Elasticsearch still did for it is over. */
    void delete() throws Exception {
        send("DELETE", "/" + name + "?ignore_unavailable=true");
        awaitQuiet();
    }

    /** Elasticsearch does nothing more for what it was given, in any index. */
    void awaitQuiet() throws Exception {
        Progress.await(() -> merges() == 0 ? 1 : 0, 1, LIMIT);
    }

    /** Made with the mapping and the settings of another one, but for how often it is refreshed. */
    void makeLike(String other) throws IOException, InterruptedException {
        ObjectNode definition =
                (ObjectNode) JSON.readTree(send("GET", "/" + other + "?filter_path=*.mappings,*.settings.index", ""))
                        .path(other);
        ((ObjectNode) definition.path("settings").path("index")).remove(OF_ONE_INDEX);
        String answer = send("PUT", "/" + name, definition.toString());
        if (!answer.contains("\"acknowledged\":true")) {
            throw new IllegalStateException(name + ": " + answer + " (expected: made)");
        }
    }

    void expectCount(int documents) throws IOException, InterruptedException {
        send("POST", "/" + name + "/_refresh");
        String answer = send("GET", "/" + name + "/_count?filter_path=count");
        if (!answer.equals("{\"count\":" + documents + "}")) {
            throw new IllegalStateException("count: " + answer + " (expected: " + documents + ")");
        }
    }

    private int merges() throws IOException, InterruptedException {
        String answer = send("GET", "/_nodes/stats/indices/merge?filter_path=nodes.*.indices.merges.current");
        Matcher current = MERGES.matcher(answer);
        if (!current.find()) {
            throw new IllegalStateException("merges: " + answer + " (expected: current)");
        }
        return Integer.parseInt(current.group(1));
    }

    private String send(String method, String path) throws IOException, InterruptedException {
        return send(method, path, "");
    }

    private String send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(elasticsearch.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }
}

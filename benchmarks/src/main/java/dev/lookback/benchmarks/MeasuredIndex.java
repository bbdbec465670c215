package dev.lookback.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An index that is filled again and again. */
final class MeasuredIndex {

    private static final Duration LIMIT = Duration.ofMinutes(2);
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
        Progress.await(() -> merges() == 0 ? 1 : 0, 1, LIMIT);
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
        HttpRequest request = HttpRequest.newBuilder(elasticsearch.resolve(path))
                .method(method, BodyPublishers.noBody())
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }
}

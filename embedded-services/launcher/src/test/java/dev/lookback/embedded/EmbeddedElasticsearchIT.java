package dev.lookback.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

class EmbeddedElasticsearchIT {
    private static final String DOCUMENT = "/kept/_doc/1";

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    Path directory;

    @ParameterizedTest
    @MethodSource("dev.lookback.embedded.ElasticsearchVersion#supported")
    void keepsDocumentsOverKillAndRestart(ElasticsearchVersion version) throws Exception {
        try (EmbeddedElasticsearch elasticsearch = EmbeddedElasticsearch.start(directory, version)) {
            assertThat(send(elasticsearch, "GET", "/_nodes/_local?filter_path=**.version", ""))
                    .contains("\"" + version.number() + "\"");
            send(elasticsearch, "PUT", DOCUMENT, "{\"message\":\"before the kill\"}");

            elasticsearch.kill();
            elasticsearch.restart();

            assertThat(send(elasticsearch, "GET", DOCUMENT, "")).contains("before the kill");
            assertThat(send(elasticsearch, "GET", "/kept/_search?q=kill", "")).contains("before the kill");
            elasticsearch.restart();
            assertThat(send(elasticsearch, "GET", DOCUMENT, "")).contains("before the kill");
        }
    }

    @Test
    void hasNothingLeftWhenItIsStartedEmpty() throws Exception {
        try (EmbeddedElasticsearch elasticsearch = EmbeddedElasticsearch.start(directory)) {
            send(elasticsearch, "PUT", DOCUMENT, "{\"message\":\"before the loss\"}");

            elasticsearch.restartEmpty();

            assertThat(send(elasticsearch, "GET", "/_cat/indices?expand_wildcards=all", ""))
                    .isBlank();
        }
    }

    private String send(EmbeddedElasticsearch elasticsearch, String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(elasticsearch.uri().resolve(path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        var response = client.send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 201);
        return response.body();
    }
}

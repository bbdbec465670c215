package dev.lookback.helm;

import dev.lookback.embedded.SharedServices;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What anybody finds who asks Elasticsearch itself.
 *
 * @param name of an index or alias; one that is not there has nothing
 */
record SearchedIndex(String name) {

    private static final int NOT_FOUND = 404;
    private static final int MOST = 10_000;

    static SearchedIndex recent(String environment) {
        return new SearchedIndex("recent-" + environment);
    }

    /** Of all documents that match, each as often as it is there. */
    List<String> messages(String query) throws IOException {
        HttpResponse<String> answer = Http.get(SharedServices.elasticsearch()
                .uri()
                .resolve("/" + name + "/_search?filter_path=hits.hits._source.message&size=" + MOST + "&q="
                        + URLEncoder.encode(query, StandardCharsets.UTF_8)));
        if (answer.statusCode() == NOT_FOUND) {
            return List.of();
        }
        List<String> messages = Manifest.ofJson(answer.body()).list("hits", "hits").stream()
                .map(hit -> new Manifest(hit).text("_source", "message"))
                .toList();
        if (messages.size() == MOST) {
            throw new IllegalStateException(name + ": " + MOST + " documents or more (expected: less)");
        }
        return messages;
    }
}

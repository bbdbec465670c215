package dev.lookback.endtoend;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What anybody sees who asks Elasticsearch itself. */
record Elasticsearch(Http http) {
    static final String RECENT = "recent-" + Installation.ENVIRONMENT;

    private static final int NOT_FOUND = 404;
    private static final int PAGE = 10_000;

    private static final String IN_FLIGHT = "network.breaker.inflight_requests.limit";
    private static final String PIECE_BY_PIECE = "rest.incremental_bulk";

    /** Until {@link #takeAll()}, requests of some more bytes are answered by 429, as where memory is short. */
    void refuseMoreThan(String bytes) {
        // Bulk requests that are read piece by piece never are in memory whole.
        change(Map.of(IN_FLIGHT, bytes, PIECE_BY_PIECE, false));
    }

    void takeAll() {
        Map<String, @Nullable Object> defaults = new HashMap<>();
        defaults.put(IN_FLIGHT, null);
        defaults.put(PIECE_BY_PIECE, null);
        change(defaults);
    }

    private void change(Map<String, ?> settings) {
        http.send("PUT", "/_cluster/settings", Map.of("persistent", settings)).orFail();
    }

    boolean exists(String index) {
        return http.send("HEAD", "/" + index, null).status() != NOT_FOUND;
    }

    /** Of an index or alias; one that is not there has none. */
    long count(String index) {
        return count(index, Map.of("match_all", Map.of()));
    }

    long countOfService(String index, String service) {
        return count(index, ofService(service));
    }

    long countOfPhrase(String index, String phrase) {
        return count(index, Map.of("match_phrase", Map.of("message", phrase)));
    }

    /** What a query string means, Elasticsearch itself says. */
    long countOfQuery(String index, String query) {
        return count(index, Map.of("query_string", Map.of("query", query)));
    }

    /** Of a field that holds numbers. */
    double sumOfQuery(String index, String query, String field) {
        Map<String, ?> search = Map.of(
                "size", 0,
                "query", Map.of("query_string", Map.of("query", query)),
                "aggs", Map.of("sum", Map.of("sum", Map.of("field", field))));
        return http.send("POST", "/" + index + "/_search", search)
                .orFail()
                .json()
                .at("/aggregations/sum/value")
                .asDouble();
    }

    private long count(String index, Map<String, ?> query) {
        Http.Answer answer = http.send("POST", "/" + index + "/_count", Map.of("query", query));
        return answer.status() == NOT_FOUND
                ? 0
                : answer.orFail().json().path("count").asLong();
    }

    /** Every message of the service, in the order of their ids, read page by page. */
    List<String> messagesOfService(String index, String service) {
        http.send("POST", "/" + index + "/_refresh", null).orFail();
        List<String> messages = new ArrayList<>();
        String last = "";
        List<JsonNode> page;
        do {
            page = page(index, service, last);
            for (JsonNode hit : page) {
                messages.add(hit.path("_source").path("message").asString());
                last = hit.path("sort").path(0).asString();
            }
        } while (page.size() == PAGE);
        return messages;
    }

    private List<JsonNode> page(String index, String service, String afterId) {
        Map<String, ?> search = Map.of(
                "query", ofService(service),
                "size", PAGE,
                "_source", List.of("message"),
                "sort", List.of(Map.of("event.id", "asc")),
                "search_after", List.of(afterId));
        JsonNode answer =
                http.send("POST", "/" + index + "/_search", search).orFail().json();
        return Json.elements(answer.path("hits").path("hits")).toList();
    }

    private static Map<String, ?> ofService(String service) {
        return Map.of("term", Map.of("service.name", service));
    }
}

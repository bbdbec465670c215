package dev.lookback.search;

import tools.jackson.databind.JsonNode;

/** Why Elasticsearch refused a query, for the person who wrote it. */
final class QueryRefusal {

    private static final int MAX_DEPTH = 10;

    private QueryRefusal() {}

    /**
     * The reason of the shard that failed, and what is behind it: the parser's words, of which the first line says where.
     *
     * @param error the member of that name
     */
    static String reason(JsonNode error) {
        JsonNode outer = error.at("/failed_shards/0/reason");
        if (!outer.isObject()) {
            outer = error.path("root_cause").path(0);
        }
        String text = firstLine(outer);
        JsonNode inner = outer;
        for (int depth = 0; depth < MAX_DEPTH && inner.path("caused_by").isObject(); depth++) {
            inner = inner.path("caused_by");
        }
        return inner == outer ? text : text + ": " + firstLine(inner);
    }

    private static String firstLine(JsonNode cause) {
        return cause.path("reason")
                .asString("")
                .lines()
                .findFirst()
                .orElse(cause.path("type").asString(""));
    }
}

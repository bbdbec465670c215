package dev.lookback.workers.recent;

import com.sun.net.httpserver.HttpExchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What goes wrong between the es-consumer and Elasticsearch, and what an operator is told of it. */
enum Fault {
    NONE(Kind.WHOLE, 200, "", "", ""),

    TOO_MANY_REQUESTS(Kind.WHOLE, 429, "es_rejected_execution_exception", "rejected execution", "HTTP 429"),
    CIRCUIT_BREAKER(Kind.WHOLE, 429, "circuit_breaking_exception", "[parent] Data too large", "Data too large"),
    NO_MASTER(Kind.WHOLE, 503, "master_not_discovered_exception", "no master", "master_not_discovered_exception"),
    NOT_RECOVERED(
            Kind.WHOLE,
            503,
            "cluster_block_exception",
            "blocked by: [SERVICE_UNAVAILABLE/1/state not recovered / initialized];",
            "state not recovered"),
    SERVER_ERROR(Kind.WHOLE, 500, "null_pointer_exception", "some fault of its own", "HTTP 500"),
    PROXY_ERROR(Kind.TEXT, 502, "", "<html>Bad Gateway</html>", "HTTP 502"),
    PROXY_PAGE(Kind.TEXT, 200, "", "<html>Please sign in</html>", "StreamReadException"),
    WRONG_PASSWORD(Kind.WHOLE, 401, "security_exception", "unable to authenticate user [x]", "HTTP 401"),
    NO_PRIVILEGE(Kind.WHOLE, 403, "security_exception", "is unauthorized for user [x]", "HTTP 403"),

    CONNECTION_CLOSED(Kind.CLOSED, 0, "", "", "_bulk: "),
    ANSWER_LOST(Kind.DONE_THEN_CLOSED, 0, "", "", "_bulk: "),
    ANSWER_CUT(Kind.DONE_THEN_CUT, 200, "", "", "_bulk: "),
    ANSWER_LATE(Kind.DONE_THEN_LATE, 200, "", "", "imeout"),
    ANSWER_SHORT(Kind.DONE_THEN_SHORT, 200, "", "", "answered items"),

    ITEMS_REJECTED(Kind.SOME_ITEMS, 429, "es_rejected_execution_exception", "rejected execution", "rejected"),
    ITEMS_OF_A_RED_INDEX(
            Kind.ALL_ITEMS, 503, "unavailable_shards_exception", "primary shard is not active", "primary shard"),
    ITEMS_FAILED(Kind.SOME_ITEMS, 500, "illegal_state_exception", "some fault of its own", "illegal_state_exception"),
    DISK_FULL(
            Kind.ALL_ITEMS,
            429,
            "cluster_block_exception",
            "index [x] blocked by: [TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark, index has"
                    + " read-only-allow-delete block];",
            "read-only-allow-delete"),
    DISK_FULL_OLD(
            Kind.ALL_ITEMS,
            403,
            "cluster_block_exception",
            "index [x] blocked by: [FORBIDDEN/12/index read-only / allow delete (api)];",
            "FORBIDDEN/12"),
    WRITE_BLOCK(
            Kind.SOME_ITEMS,
            403,
            "cluster_block_exception",
            "index [x] blocked by: [FORBIDDEN/8/index write (api)];",
            "FORBIDDEN/8"),
    ITEMS_FORBIDDEN(Kind.ALL_ITEMS, 403, "security_exception", "is unauthorized for user [x]", "security_exception"),
    INDEX_CLOSED(Kind.ALL_ITEMS, 400, "index_closed_exception", "closed", "index_closed_exception"),
    TOO_MANY_SHARDS(
            Kind.ALL_ITEMS, 400, "validation_exception", "[1000]/[1000] maximum normal shards open", "maximum normal"),
    PIPELINE_MISSING(
            Kind.ALL_ITEMS,
            400,
            "illegal_argument_exception",
            "pipeline with id [mine] does not exist",
            "pipeline with");

    private enum Kind {
        WHOLE,
        TEXT,
        CLOSED,
        DONE_THEN_CLOSED,
        DONE_THEN_CUT,
        DONE_THEN_LATE,
        DONE_THEN_SHORT,
        SOME_ITEMS,
        ALL_ITEMS
    }

    /** Longer than the client waits. */
    private static final int LATE_SECONDS = 3;

    private final Kind kind;
    private final int status;
    private final String type;
    private final String reason;
    private final String told;

    Fault(Kind kind, int status, String type, String reason, String told) {
        this.kind = kind;
        this.status = status;
        this.type = type;
        this.reason = reason;
        this.told = told;
    }

    /** A part of what readiness says. */
    String told() {
        return told;
    }

    /** Whether documents are kept while it is there, without the client's knowing. */
    boolean keepsDocuments() {
        return switch (kind) {
            case DONE_THEN_CLOSED, DONE_THEN_CUT, DONE_THEN_LATE, DONE_THEN_SHORT -> true;
            case WHOLE, TEXT, CLOSED, SOME_ITEMS, ALL_ITEMS -> false;
        };
    }

    boolean isAgainst(int item) {
        return kind == Kind.ALL_ITEMS || kind == Kind.SOME_ITEMS && item % 3 == 0;
    }

    String item() {
        return error(status, type, reason);
    }

    interface Items {
        String answer();
    }

    void answer(HttpExchange exchange, String body, Items items) throws IOException {
        switch (kind) {
            case WHOLE ->
                send(exchange, status, "{\"error\":{\"type\":\"" + type + "\",\"reason\":\"" + reason + "\"}}");
            case TEXT -> send(exchange, status, reason);
            case CLOSED -> exchange.close();
            case DONE_THEN_CLOSED -> {
                items.answer();
                exchange.close();
            }
            case DONE_THEN_CUT -> cut(exchange, items.answer());
            case DONE_THEN_LATE -> late(exchange, items.answer());
            case DONE_THEN_SHORT -> {
                items.answer();
                send(exchange, status, "{\"items\":[]}");
            }
            case SOME_ITEMS, ALL_ITEMS -> send(exchange, 200, items.answer());
        }
    }

    private static void cut(HttpExchange exchange, String answer) throws IOException {
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
        exchange.getResponseBody().flush();
    }

    private static void late(HttpExchange exchange, String answer) throws IOException {
        try {
            if (!new CountDownLatch(1).await(LATE_SECONDS, TimeUnit.SECONDS)) {
                send(exchange, 200, answer);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static String error(int status, String type, String reason) {
        return "{\"create\":{\"status\":" + status + ",\"error\":{\"type\":\"" + type + "\",\"reason\":\"" + reason
                + "\"}}}";
    }

    static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}

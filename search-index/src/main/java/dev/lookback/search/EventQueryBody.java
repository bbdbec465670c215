package dev.lookback.search;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;

/** A query in Elasticsearch's words: core features only, so that 8 and 9 take it without plugin or licence. */
final class EventQueryBody {

    static final String HISTOGRAM = "histogram";
    static final String LEVELS = "levels";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TIME = "@timestamp";
    private static final String NANOSECONDS = "strict_date_optional_time_nanos";
    /** Syslog has eight; senders invent more. */
    private static final int MAX_LEVELS = 16;

    private EventQueryBody() {}

    static ObjectNode of(EventQuery query, Duration limit) {
        ObjectNode body = JSON.createObjectNode();
        EventQuery.Page page = query.page();
        body.put("size", page.size());
        body.put("timeout", limit.toMillis() + "ms");
        // Counting all costs a whole pass; the pages behind the first do without.
        body.put("track_total_hits", page.after().isEmpty());
        writeFilter(query, body.putObject("query").putObject("bool").putArray("filter"));
        writeOrder(page.order() == EventQuery.Order.NEWEST ? "desc" : "asc", body.putArray("sort"));
        page.after()
                .ifPresent(
                        after -> body.putArray("search_after").add(after.time()).add(after.id()));
        if (query.buckets() > 0) {
            writeHistogram(query, body.putObject("aggs").putObject(HISTOGRAM));
        }
        return body;
    }

    private static void writeFilter(EventQuery query, ArrayNode filter) {
        filter.addObject()
                .putObject("range")
                .putObject(TIME)
                .put("gte", query.range().start().toString())
                .put("lt", query.range().end().toString())
                .put("format", NANOSECONDS);
        if (!query.text().isBlank()) {
            filter.addObject()
                    .putObject("query_string")
                    .put("query", query.text())
                    .put("analyze_wildcard", true);
        }
    }

    private static void writeOrder(String direction, ArrayNode sort) {
        sort.addObject().putObject(TIME).put("order", direction).put("format", NANOSECONDS);
        // An index without a document has no such field yet.
        sort.addObject().putObject("event.id").put("order", direction).put("unmapped_type", "keyword");
    }

    private static void writeHistogram(EventQuery query, ObjectNode aggregation) {
        Duration width = BucketWidth.of(query.range(), query.buckets());
        aggregation
                .putObject("date_histogram")
                .put("field", TIME)
                .put("fixed_interval", width.toMillis() + "ms")
                .put("format", "epoch_millis")
                .put("min_doc_count", 0)
                .putObject("extended_bounds")
                .put("min", query.range().start().toEpochMilli())
                .put("max", query.range().end().minusNanos(1).toEpochMilli());
        aggregation
                .putObject("aggs")
                .putObject(LEVELS)
                .putObject("terms")
                .put("field", "log.level")
                .put("size", MAX_LEVELS);
    }
}

package dev.lookback.search;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One search request a page; pages are found again by the position of the event before them, so nothing is held open. */
final class ElasticsearchEventSearch implements EventSearch {

    private final Calls calls;
    private final Duration limit;

    /** @param limit after which a search answers with what it has */
    ElasticsearchEventSearch(Calls calls, Duration limit) {
        this.calls = calls;
        this.limit = limit;
    }

    @Override
    public Optional<EventPage> search(EventQuery query) {
        Calls.Answer answer = calls.post("/" + query.target() + "/_search", EventQueryBody.of(query, limit));
        if (!answer.isFound()) {
            return Optional.empty();
        }
        if (answer.isError()) {
            throw refused(query.target(), answer);
        }
        requireAllShards(query.target(), answer.body());
        return Optional.of(page(query, answer.body()));
    }

    /** What is ours in the request is right: only the text can be wrong, or the index be closed. */
    private static RuntimeException refused(String target, Calls.Answer answer) {
        JsonNode cause = answer.body().at("/error/root_cause/0");
        if (cause.path("type").asString("").equals("index_closed_exception")) {
            return new SearchUnavailableException(target + ": closed");
        }
        return new QueryRefusedException(QueryRefusal.reason(answer.body().path("error")));
    }

    private static void requireAllShards(String target, JsonNode body) {
        JsonNode shards = body.path("_shards");
        if (shards.path("failed").asInt() > 0) {
            throw new SearchUnavailableException(target + ": shards " + shards + " (expected: none failed)");
        }
    }

    private static EventPage page(EventQuery query, JsonNode body) {
        List<JsonNode> events = body.at("/hits/hits")
                .valueStream()
                .map(hit -> hit.path("_source"))
                .toList();
        boolean isCutShort = body.path("timed_out").asBoolean();
        return new EventPage(
                Optional.of(body.at("/hits/total")).filter(JsonNode::isObject).map(total -> total(total, isCutShort)),
                events.stream().map(JsonNode::toString).toList(),
                Optional.of(events)
                        .filter(found ->
                                !found.isEmpty() && found.size() == query.page().size())
                        .map(found -> position(found.getLast())),
                Optional.of(body.at("/aggregations/" + EventQueryBody.HISTOGRAM + "/buckets"))
                        .filter(JsonNode::isArray)
                        .map(buckets -> histogram(query, buckets)),
                new EventPage.Effort(Duration.ofMillis(body.path("took").asLong()), isCutShort));
    }

    private static EventPage.Total total(JsonNode total, boolean isCutShort) {
        boolean isExact = !isCutShort && total.path("relation").asString("").equals("eq");
        return new EventPage.Total(total.path("value").asLong(), isExact);
    }

    private static EventPosition position(JsonNode event) {
        return new EventPosition(
                event.path("@timestamp").asString(), event.at("/event/id").asString());
    }

    private static Histogram histogram(EventQuery query, JsonNode buckets) {
        return new Histogram(
                BucketWidth.of(query.range(), query.buckets()),
                buckets.valueStream().map(ElasticsearchEventSearch::bucket).toList());
    }

    private static Histogram.Bucket bucket(JsonNode bucket) {
        SortedMap<String, Long> levels = new TreeMap<>();
        bucket.path(EventQueryBody.LEVELS)
                .path("buckets")
                .forEach(level -> levels.put(
                        level.path("key").asString(), level.path("doc_count").asLong()));
        return new Histogram.Bucket(
                Instant.ofEpochMilli(bucket.path("key").asLong()),
                bucket.path("doc_count").asLong(),
                levels);
    }
}

package dev.lookback.search;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Of Lucene's language it understands one word of the message, and {@code field:value}. */
final class InMemoryEventSearch implements EventSearch {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final InMemorySearch cluster;

    InMemoryEventSearch(InMemorySearch cluster) {
        this.cluster = cluster;
    }

    @Override
    public Optional<EventPage> search(EventQuery query) {
        synchronized (cluster) {
            cluster.requireAvailable();
            return cluster.hasTarget(query.target()) ? Optional.of(page(query)) : Optional.empty();
        }
    }

    private EventPage page(EventQuery query) {
        Comparator<JsonNode> order =
                Comparator.comparing(event -> position(event).toString());
        Comparator<JsonNode> asked = query.page().order() == EventQuery.Order.NEWEST ? order.reversed() : order;
        Predicate<JsonNode> wanted = wanted(query.text());
        List<JsonNode> all = cluster.documents(query.target()).values().stream()
                .map(line -> JSON.readTree(new String(line, StandardCharsets.UTF_8)))
                .filter(event -> query.range().contains(time(event)))
                .filter(wanted)
                .sorted(asked)
                .toList();
        Optional<JsonNode> after = query.page().after().map(InMemoryEventSearch::event);
        List<JsonNode> page = all.stream()
                .filter(event ->
                        after.map(last -> asked.compare(event, last) > 0).orElse(true))
                .limit(query.page().size())
                .toList();
        return new EventPage(
                after.isPresent() ? Optional.empty() : Optional.of(new EventPage.Total(all.size(), true)),
                page.stream().map(JsonNode::toString).toList(),
                page.isEmpty() || page.size() < query.page().size()
                        ? Optional.empty()
                        : Optional.of(position(page.getLast())),
                query.buckets() == 0 ? Optional.empty() : Optional.of(histogram(query, all)),
                new EventPage.Effort(Duration.ZERO, false));
    }

    private static Predicate<JsonNode> wanted(String text) {
        if (text.isBlank()) {
            return event -> true;
        }
        if (!text.matches("[\\w.@-]+(:\"?[^()\":]+\"?)?")) {
            throw new QueryRefusedException("Failed to parse query [" + text + "]");
        }
        int colon = text.indexOf(':');
        if (colon < 0) {
            return event ->
                    List.of(event.path("message").asString("").split("\\W+")).contains(text);
        }
        String value = text.substring(colon + 1).replace("\"", "");
        String pointer = '/' + text.substring(0, colon).replace('.', '/');
        return event -> event.at(pointer).asString("").equals(value);
    }

    private static Histogram histogram(EventQuery query, List<JsonNode> events) {
        Duration width = BucketWidth.of(query.range(), query.buckets());
        List<Histogram.Bucket> buckets = new ArrayList<>();
        long first = Math.floorDiv(query.range().start().toEpochMilli(), width.toMillis()) * width.toMillis();
        for (long start = first;
                Instant.ofEpochMilli(start).isBefore(query.range().end());
                start += width.toMillis()) {
            buckets.add(bucket(Instant.ofEpochMilli(start), width, events));
        }
        return new Histogram(width, buckets);
    }

    private static Histogram.Bucket bucket(Instant start, Duration width, List<JsonNode> events) {
        SortedMap<String, Long> levels = new TreeMap<>();
        long count = 0;
        for (JsonNode event : events) {
            if (!time(event).isBefore(start) && time(event).isBefore(start.plus(width))) {
                count++;
                if (event.at("/log/level").isString()) {
                    levels.merge(event.at("/log/level").asString(), 1L, Long::sum);
                }
            }
        }
        return new Histogram.Bucket(start, count, levels);
    }

    private static Instant time(JsonNode event) {
        return Instant.parse(event.path("@timestamp").asString());
    }

    private static EventPosition position(JsonNode event) {
        return new EventPosition(
                event.path("@timestamp").asString(), event.at("/event/id").asString());
    }

    private static JsonNode event(EventPosition position) {
        return JSON.createObjectNode()
                .put("@timestamp", position.time())
                .set("event", JSON.createObjectNode().put("id", position.id()));
    }
}

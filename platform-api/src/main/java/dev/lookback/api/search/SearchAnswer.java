package dev.lookback.api.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.lookback.search.EventPage;
import dev.lookback.search.EventPosition;
import dev.lookback.search.EventQuery;
import dev.lookback.search.Histogram;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What was found.
 *
 * @param start of the range, resolved: what a later page asks for
 * @param total of all pages, with the first page alone
 * @param relation eq, or gte where the time limit has ended the counting
 * @param next for after, while there may be more
 * @param interval of the histogram's buckets
 * @param timedOut whether the time limit has ended the search
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SearchAnswer(
        String index,
        Instant start,
        Instant end,
        @Nullable Long total,
        @Nullable String relation,
        List<Event> events,
        @Nullable String next,
        @Nullable Duration interval,
        @Nullable List<Bucket> histogram,
        Duration took,
        boolean timedOut) {

    /** An event as it was indexed. */
    record Event(@JsonValue @JsonRawValue String json) {}

    /** @param levels how many events have which log.level */
    record Bucket(Instant start, long count, Map<String, Long> levels) {

        static Bucket of(Histogram.Bucket bucket) {
            return new Bucket(bucket.start(), bucket.count(), bucket.levels());
        }
    }

    static SearchAnswer of(EventQuery query, EventPage page) {
        return new SearchAnswer(
                query.target(),
                query.range().start(),
                query.range().end(),
                page.total().map(EventPage.Total::events).orElse(null),
                page.total().map(total -> total.isExact() ? "eq" : "gte").orElse(null),
                page.events().stream().map(Event::new).toList(),
                page.next().map(EventPosition::toString).orElse(null),
                page.histogram().map(Histogram::width).orElse(null),
                page.histogram().map(SearchAnswer::buckets).orElse(null),
                page.effort().took(),
                page.effort().isCutShort());
    }

    private static List<Bucket> buckets(Histogram histogram) {
        return histogram.buckets().stream().map(Bucket::of).toList();
    }
}

package dev.lookback.api.search;

import dev.lookback.api.problem.RequestException;
import dev.lookback.api.time.TimeRanges;
import dev.lookback.search.EventPosition;
import dev.lookback.search.EventQuery;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Makes a query of a request, or says which field is wrong. */
final class SearchReader {

    private static final int DEFAULT_SIZE = 100;
    private static final int MAX_SIZE = 500;
    private static final int DEFAULT_BUCKETS = 60;
    private static final int MIN_BUCKETS = 10;
    private static final int MAX_BUCKETS = 500;

    private SearchReader() {}

    static EventQuery read(SearchRequest request, SearchTarget target, Instant now) {
        return new EventQuery(
                target.name(),
                Objects.requireNonNullElse(request.query(), ""),
                TimeRanges.parse(required("start", request.start()), required("end", request.end()), now),
                new EventQuery.Page(order(request.order()), size(request.size()), after(request.after())),
                buckets(request.histogram()));
    }

    static String required(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw RequestException.unexpected(field, "missing", "a value");
        }
        return value;
    }

    private static EventQuery.Order order(@Nullable String order) {
        return switch (order) {
            case null -> EventQuery.Order.NEWEST;
            case "newest" -> EventQuery.Order.NEWEST;
            case "oldest" -> EventQuery.Order.OLDEST;
            default -> throw RequestException.unexpected("order", order, "newest or oldest");
        };
    }

    private static int size(@Nullable Integer size) {
        return size == null ? DEFAULT_SIZE : within("size", size, 0, MAX_SIZE);
    }

    private static int buckets(SearchRequest.@Nullable HistogramRequest histogram) {
        if (histogram == null) {
            return 0;
        }
        Integer buckets = histogram.buckets();
        return buckets == null ? DEFAULT_BUCKETS : within("histogram.buckets", buckets, MIN_BUCKETS, MAX_BUCKETS);
    }

    private static int within(String field, int value, int min, int max) {
        if (value < min || value > max) {
            throw RequestException.unexpected(field, value, min + " to " + max);
        }
        return value;
    }

    private static Optional<EventPosition> after(@Nullable String after) {
        if (after == null) {
            return Optional.empty();
        }
        return Optional.of(EventPosition.parse(after)
                .orElseThrow(() -> RequestException.unexpected("after", after, "next of the page before")));
    }
}

package dev.lookback.api.events;

import dev.lookback.api.environment.Archive;
import dev.lookback.api.problem.RequestException;
import dev.lookback.api.time.TimeRanges;
import dev.lookback.model.filter.EventFilter;
import dev.lookback.model.filter.FilterParser;
import dev.lookback.model.filter.FilterSyntaxException;
import dev.lookback.model.topic.Environment;
import org.jspecify.annotations.Nullable;

import java.time.Clock;

/** Makes a request of what a caller has written, or says which field is wrong. */
final class EventsReader {

    private final Archive archive;
    private final FilterParser filters;
    private final Clock clock;

    EventsReader(Archive archive, FilterParser filters, Clock clock) {
        this.archive = archive;
        this.filters = filters;
        this.clock = clock;
    }

    EventsRequest read(String environment, EventsParameters parameters) {
        String limit = parameters.limit();
        return new EventsRequest(
                found(environment),
                TimeRanges.parse(
                        required("start", parameters.start()), required("end", parameters.end()), clock.instant()),
                filter(parameters.filter()),
                limit == null ? Long.MAX_VALUE : limit(limit));
    }

    private static String required(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw RequestException.unexpected(field, "missing", "a value");
        }
        return value;
    }

    /** What is in the archive can be read while nobody can say which topics there are. */
    private Environment found(String name) {
        Environment environment = Archive.valid("environment", name);
        return archive.catalogue().environments().contains(environment)
                ? environment
                : archive.found("environment", name);
    }

    private EventFilter filter(@Nullable String query) {
        try {
            return filters.parse(query == null ? "" : query.strip());
        } catch (FilterSyntaxException e) {
            throw RequestException.unreadable("filter", e);
        }
    }

    private static long limit(String text) {
        try {
            long limit = Long.parseLong(text.strip());
            if (limit > 0) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw RequestException.unexpected("limit", text, "a whole number, 1 or more");
    }
}

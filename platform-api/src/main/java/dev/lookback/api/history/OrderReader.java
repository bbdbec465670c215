package dev.lookback.api.history;

import dev.lookback.access.Caller;
import dev.lookback.api.environment.Archive;
import dev.lookback.api.problem.RequestException;
import dev.lookback.api.time.Durations;
import dev.lookback.api.time.TimeRanges;
import dev.lookback.model.filter.FilterParser;
import dev.lookback.model.filter.FilterSyntaxException;
import dev.lookback.model.history.HistoryIndexName;
import dev.lookback.model.time.TimeRange;
import dev.lookback.model.topic.Environment;
import dev.lookback.search.HistoryRecord;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Makes an order of a request, or says which field is wrong. */
final class OrderReader {

    private final Archive archive;
    private final ExpiryPolicy policy;
    private final FilterParser filters;

    OrderReader(Archive archive, ExpiryPolicy policy, FilterParser filters) {
        this.archive = archive;
        this.policy = policy;
        this.filters = filters;
    }

    HistoryOrder read(HistoryRequest request, Caller caller, Instant now) {
        TimeRange range = TimeRanges.parse(required("start", request.start()), required("end", request.end()), now);
        Optional<Duration> asked = Optional.ofNullable(request.ttl()).map(ttl -> Durations.parse("ttl", ttl));
        Optional<String> filter = filter(request.filter());
        Environment environment = archive.existing("environment", required("environment", request.environment()));
        ExpiryRules rules = policy.of(environment);
        Duration ttl = asked.map(rules::ttl).orElse(rules.defaultTtl());
        HistoryIndexName name = HistoryIndexName.of(environment, range, filter);
        return new HistoryOrder(
                name,
                new HistoryRecord.Request(
                        environment, name.range(), filter, Optional.ofNullable(request.purpose()), caller.name()),
                ttl);
    }

    private Optional<String> filter(@Nullable String asked) {
        String filter = asked == null ? "" : asked.strip();
        try {
            filters.parse(filter);
        } catch (FilterSyntaxException e) {
            throw RequestException.unreadable("filter", e);
        }
        return filter.isEmpty() ? Optional.empty() : Optional.of(filter);
    }

    private static String required(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw RequestException.unexpected(field, "missing", "a value");
        }
        return value;
    }
}

package dev.lookback.api.rebuild;

import dev.lookback.api.policy.EnvironmentPolicies;
import dev.lookback.api.problem.RequestException;
import dev.lookback.api.time.TimeRanges;
import dev.lookback.model.time.Interval;
import dev.lookback.model.time.Intervals;
import dev.lookback.model.time.TimeRange;
import dev.lookback.model.topic.Environment;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Makes an order of a request, or says which field is wrong. */
final class RebuildOrderReader {

    private final EnvironmentPolicies policies;
    private final Intervals intervals;

    RebuildOrderReader(EnvironmentPolicies policies, Intervals intervals) {
        this.policies = policies;
        this.intervals = intervals;
    }

    RebuildOrder read(Environment environment, RebuildRequest request, Instant now) {
        Instant earliest = now.minus(policies.of(environment).recentRetention());
        TimeRange asked = TimeRanges.parse(
                Objects.requireNonNullElse(request.start(), earliest.toString()),
                Objects.requireNonNullElse(request.end(), "now"),
                now);
        Instant start = intervals.start(first(asked, earliest));
        // What is to come is the es-consumer's.
        Instant last = asked.end().isBefore(now) ? asked.end() : now;
        Instant end = intervals.end(intervals.at(last.minusNanos(1)));
        if (!end.isAfter(start)) {
            throw last.equals(now)
                    ? RequestException.unexpected("start", asked.start(), "before now, " + now)
                    : RequestException.unexpected("end", asked.end(), "within the retention, after " + start);
        }
        return new RebuildOrder(
                environment,
                new TimeRange(start, end),
                Optional.of(asked.start()).filter(from -> from.isBefore(start)).map(from -> new TimeRange(from, start)),
                request.end() == null);
    }

    /** An interval that begins before the retention does leaves it before long, and is left out. */
    private Interval first(TimeRange asked, Instant earliest) {
        Interval first = intervals.first(asked);
        if (!intervals.start(first).isBefore(earliest)) {
            return first;
        }
        Interval kept = intervals.at(earliest);
        return intervals.start(kept).isBefore(earliest) ? kept.next() : kept;
    }
}

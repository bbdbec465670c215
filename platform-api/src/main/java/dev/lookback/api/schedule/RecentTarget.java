package dev.lookback.api.schedule;

import dev.lookback.api.policy.EnvironmentPolicies;
import dev.lookback.model.time.Interval;
import dev.lookback.model.time.Intervals;
import dev.lookback.model.time.TimeRange;
import dev.lookback.model.topic.Environment;
import dev.lookback.search.RecentIndexes;

import java.time.Instant;
import java.util.Optional;

/** The recent indexes: live events are written to them as well, and days are pruned. */
final class RecentTarget implements LoadTarget {

    private final RecentIndexes indexes;
    private final EnvironmentPolicies policies;
    private final Intervals intervals;

    RecentTarget(RecentIndexes indexes, EnvironmentPolicies policies, Intervals intervals) {
        this.indexes = indexes;
        this.policies = policies;
        this.intervals = intervals;
    }

    /** Whichever day is missing is made by a write. */
    @Override
    public boolean isThere(ActiveLoad load) {
        return true;
    }

    @Override
    public void begun(ActiveLoad load) {
        // They are refreshed as ever.
    }

    /** Of what is still within the retention: a day may have passed out of it since the load began. */
    @Override
    public Optional<Holding> look(ActiveLoad load, Instant now) {
        Environment environment = load.saved().environment();
        TimeRange range = load.saved().range();
        Instant earliest = now.minus(policies.of(environment).recentRetention());
        Interval first =
                earliest.isAfter(range.start()) ? intervals.at(earliest).next() : intervals.first(range);
        Instant start = intervals.start(first);
        if (!start.isBefore(range.end())) {
            return Optional.of(Holding.of(0, true, "", 0));
        }
        long expected = load.ledger().eventsFrom(first).indexed();
        long found = indexes.count(environment, new TimeRange(start, range.end()));
        return Optional.of(Holding.of(found, found >= expected, "the recent indexes from " + start + " on", expected));
    }

    @Override
    public void settle(ActiveLoad load) {
        // They are as ever.
    }

    @Override
    public void discard(ActiveLoad load) {
        // What is there belongs there.
    }
}

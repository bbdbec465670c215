package dev.lookback.workers.recent;

import dev.lookback.model.topic.Environment;
import dev.lookback.search.RecentIndexName;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What belongs into the recent indexes, by the retention that was told last. Until one is told everything does, and no
 * day is expired: a policy may keep more than the settings say. Thread-safe.
 */
final class RecentRetention {

    private final Clock clock;
    private volatile @Nullable Duration retention;

    RecentRetention(Clock clock) {
        this.clock = clock;
    }

    void keep(Duration next) {
        retention = next;
    }

    /** In seconds of event time: what is earlier is not indexed. */
    long earliestSecond() {
        return earliest().getEpochSecond();
    }

    /** The days that have wholly passed out of it. */
    List<LocalDate> expired(Environment environment, List<LocalDate> days) {
        Instant earliest = earliest();
        return days.stream()
                .filter(day -> new RecentIndexName(environment, day).end().isBefore(earliest))
                .toList();
    }

    private Instant earliest() {
        Duration known = retention;
        return known == null ? Instant.MIN : clock.instant().minus(known);
    }
}

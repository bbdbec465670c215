package dev.lookback.workers.recent;

import dev.lookback.model.topic.Environment;
import dev.lookback.search.RecentIndexName;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What belongs into the recent indexes. */
record RecentRetention(Duration retention, Clock clock) {

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
        return clock.instant().minus(retention);
    }
}

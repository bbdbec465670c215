package dev.lookback.search;

import dev.lookback.model.time.TimeRange;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Chooses how wide a histogram's buckets are, so that they begin where a clock has a stroke. */
final class BucketWidth {

    private static final List<Duration> STROKES = Stream.of(
                    Stream.of(1, 10, 100).map(Duration::ofMillis),
                    Stream.of(1, 2, 5, 10, 15, 30).map(Duration::ofSeconds),
                    Stream.of(1, 2, 5, 10, 15, 30).map(Duration::ofMinutes),
                    Stream.of(1, 2, 3, 6, 12).map(Duration::ofHours),
                    Stream.of(1, 2, 7, 14, 30, 90, 365).map(Duration::ofDays))
            .flatMap(strokes -> strokes)
            .toList();

    private BucketWidth() {}

    /**
     * The narrowest stroke of which so many cover the range.
     *
     * @param buckets at least two: a range rarely begins at a stroke
     */
    static Duration of(TimeRange range, int buckets) {
        Duration atLeast = Duration.between(range.start(), range.end()).dividedBy(buckets - 1);
        return STROKES.stream()
                .filter(stroke -> stroke.compareTo(atLeast) >= 0)
                .findFirst()
                .orElseGet(() -> Duration.ofDays(atLeast.toDays() + 1));
    }
}

package dev.lookback.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.time.TimeRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;

class BucketWidthTest {

    private static final Instant START = Instant.parse("2026-11-23T16:00:00.001Z");

    @ParameterizedTest
    @CsvSource({
        "PT15M, 60, PT30S",
        "PT1H,  60, PT2M",
        "P1D,   60, PT30M",
        "P30D,  60, PT24H",
        "PT1S,  60, PT0.1S",
        "PT0.001S, 60, PT0.001S",
        "P36500D, 10, P4056D",
    })
    void theNarrowestStrokeThatIsWideEnough(Duration length, int buckets, Duration width) {
        TimeRange range = new TimeRange(START, START.plus(length));

        assertThat(BucketWidth.of(range, buckets)).isEqualTo(width);
        assertThat(touched(range, width)).isLessThanOrEqualTo(buckets);
    }

    private static long touched(TimeRange range, Duration width) {
        long first = Math.floorDiv(range.start().toEpochMilli(), width.toMillis());
        long last = Math.floorDiv(range.end().toEpochMilli() - 1, width.toMillis());
        return last - first + 1;
    }
}

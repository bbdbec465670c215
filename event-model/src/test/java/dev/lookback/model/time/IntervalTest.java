package dev.lookback.model.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;

class IntervalTest {

    private static final Intervals FIVE_MINUTES = new Intervals(Duration.ofMinutes(5));

    @Test
    void hasTheNumberAndKeyOfTheContract() {
        Interval interval = FIVE_MINUTES.at(Instant.parse("2026-11-23T16:05:00Z"));

        assertThat(interval).isEqualTo(new Interval(5_984_833));
        assertThat(interval.key()).isEqualTo("3k9xd");
        assertThat(Interval.parse("3k9xd")).isEqualTo(interval);
    }

    @Test
    void includesItsStartAndNotItsEnd() {
        Interval interval = new Interval(5_984_833);

        assertThat(FIVE_MINUTES.start(interval)).isEqualTo("2026-11-23T16:05:00Z");
        assertThat(FIVE_MINUTES.end(interval)).isEqualTo("2026-11-23T16:10:00Z");
        assertThat(FIVE_MINUTES.at(Instant.parse("2026-11-23T16:09:59.999999999Z")))
                .isEqualTo(interval);
        assertThat(FIVE_MINUTES.at(Instant.parse("2026-11-23T16:10:00Z"))).isEqualTo(interval.next());
    }

    @Test
    void keysSortLikeNumbersUntil2544() {
        assertThat(new Interval(0).key()).isEqualTo("00000");
        assertThat(new Interval(35).key()).isLessThan(new Interval(36).key());
        assertThat(FIVE_MINUTES.at(Instant.parse("2544-01-01T00:00:00Z")).key()).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3k9", "3K9XD", "3k9x-", "3k9xd/", "zzzzzzzzzzzzzzzz"})
    void refusesAnyOtherKey(String key) {
        assertThatThrownBy(() -> Interval.parse(key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(key);
    }

    @Test
    void aRangeIsCoveredByTheIntervalsThatHaveAMomentInCommonWithIt() {
        TimeRange range = new TimeRange(Instant.parse("2026-11-23T16:09:59Z"), Instant.parse("2026-11-23T16:15:00Z"));

        assertThat(FIVE_MINUTES.covering(range)).containsExactly(new Interval(5_984_833), new Interval(5_984_834));
    }

    @Test
    void aRangeEndsAfterItsStart() {
        Instant start = Instant.parse("2026-11-23T10:05:00Z");

        assertThatThrownBy(() -> new TimeRange(start, start))
                .hasMessage("end: 2026-11-23T10:05:00Z (expected: after start, 2026-11-23T10:05:00Z)");
        assertThatThrownBy(() -> new TimeRange(Instant.EPOCH.minusSeconds(1), start))
                .hasMessage("start: 1969-12-31T23:59:59Z (expected: 1970 or later)");
    }

    @Test
    void anIntervalIsWholeSeconds() {
        assertThatThrownBy(() -> new Intervals(Duration.ofMillis(1_500))).hasMessageContaining("PT1.5S");
    }
}

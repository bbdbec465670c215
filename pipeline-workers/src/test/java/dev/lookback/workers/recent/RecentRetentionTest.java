package dev.lookback.workers.recent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.topic.Environment;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

class RecentRetentionTest {

    private static final Environment PROD = new Environment("prod");
    private static final List<LocalDate> DAYS = LocalDate.parse("2026-11-14")
            .datesUntil(LocalDate.parse("2026-11-24"))
            .toList();

    @Test
    void aDayIsExpiredWhenItsEndIsOlderThanTheRetention() {
        assertThat(at("2026-11-23T00:00:00Z").expired(PROD, DAYS)).containsExactly(DAYS.get(0));
        assertThat(at("2026-11-23T00:00:00.000000001Z").expired(PROD, DAYS)).containsExactly(DAYS.get(0), DAYS.get(1));
        assertThat(at("2026-11-23T23:59:59Z").expired(PROD, DAYS)).containsExactly(DAYS.get(0), DAYS.get(1));
    }

    @Test
    void theEarliestEventIsOneRetentionOld() {
        assertThat(at("2026-11-23T16:08:00Z").earliestSecond())
                .isEqualTo(Instant.parse("2026-11-16T16:08:00Z").getEpochSecond());
    }

    @Test
    void untilOneIsToldEverythingIsKept() {
        RecentRetention retention = new RecentRetention(Clock.systemUTC());

        assertThat(retention.expired(PROD, DAYS)).isEmpty();
        assertThat(retention.earliestSecond()).isLessThan(0);
    }

    private static RecentRetention at(String now) {
        RecentRetention retention = new RecentRetention(Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
        retention.keep(Duration.ofDays(7));
        return retention;
    }
}

package dev.lookback.api.page;

import dev.lookback.model.time.Interval;
import dev.lookback.model.time.Intervals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** The shop's last days: every day has its noon and its night, one night nothing came, and one afternoon came late. */
record ShopDays(Instant now) {

    static final Intervals INTERVALS = new Intervals(Duration.ofMinutes(5));

    private static final Duration ON_TIME = Duration.ofSeconds(97);
    private static final Duration LATE = Duration.ofHours(5);
    private static final double SECONDS_AN_HOUR = 3_600;

    /** The last interval that is closed. */
    Interval lastClosed() {
        return INTERVALS.at(now.minus(Duration.ofMinutes(12)));
    }

    /** How busy the interval is, 1 in the middle of the day. */
    double business(Interval interval) {
        return 0.2 + 0.8 * Math.max(0, Math.sin((hour(interval) - 6) / 15 * Math.PI));
    }

    boolean isSilent(Interval interval) {
        return daysAgo(interval) == 2 && hour(interval) >= 2.5 && hour(interval) < 4;
    }

    /** When the compressor would have written the interval's last part. */
    Instant writtenAt(Interval interval) {
        boolean isLate = daysAgo(interval) == 1 && hour(interval) >= 13 && hour(interval) < 14.2;
        return INTERVALS.end(interval).plus(isLate ? LATE : ON_TIME);
    }

    private static double hour(Interval interval) {
        LocalTime time = INTERVALS.start(interval).atOffset(ZoneOffset.UTC).toLocalTime();
        return time.toSecondOfDay() / SECONDS_AN_HOUR;
    }

    private long daysAgo(Interval interval) {
        return day(now) - day(INTERVALS.start(interval));
    }

    private static long day(Instant time) {
        return time.atOffset(ZoneOffset.UTC).toLocalDate().toEpochDay();
    }
}

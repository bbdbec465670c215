package dev.lookback.harvester.syslog;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** When a minute of one zone's clocks begins. Times come in order, so the last answer is kept. */
final class LocalMinutes {

    private static final int DAY_MINUTES = 1_440;

    private final ZoneId zone;
    private long lastMinute = Long.MIN_VALUE;
    private long lastStart;

    LocalMinutes(ZoneId zone) {
        this.zone = zone;
    }

    /** Returns seconds since the epoch; of a minute that the zone has twice the first one. */
    long start(long day, int minuteOfDay) {
        long minute = day * DAY_MINUTES + minuteOfDay;
        if (minute != lastMinute) {
            lastStart = LocalDateTime.ofEpochSecond(minute * 60, 0, ZoneOffset.UTC)
                    .atZone(zone)
                    .toEpochSecond();
            lastMinute = minute;
        }
        return lastStart;
    }
}

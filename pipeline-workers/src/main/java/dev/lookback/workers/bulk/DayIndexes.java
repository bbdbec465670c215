package dev.lookback.workers.bulk;

import dev.lookback.model.topic.Environment;
import dev.lookback.search.RecentIndexName;

import java.time.LocalDate;

/** The write alias of an event's day. Neighbouring events nearly always share it, so the last one is kept. */
public final class DayIndexes {

    private static final int SECONDS_A_DAY = 86_400;

    private final Environment environment;
    private long lastDay = Long.MIN_VALUE;
    private String lastAlias = "";

    public DayIndexes(Environment environment) {
        this.environment = environment;
    }

    public String of(long epochSecond) {
        long day = Math.floorDiv(epochSecond, SECONDS_A_DAY);
        if (day != lastDay) {
            lastDay = day;
            lastAlias = new RecentIndexName(environment, LocalDate.ofEpochDay(day)).writeAlias();
        }
        return lastAlias;
    }
}

package dev.lookback.api.time;

import dev.lookback.api.problem.RequestException;
import dev.lookback.model.event.EventTime;
import dev.lookback.model.time.TimeRange;

import java.time.Instant;

/** The range from the field {@code start} to the field {@code end}. */
public final class TimeRanges {

    private TimeRanges() {}

    /**
     * The range between the two.
     *
     * @throws RequestException naming the field that is no time, or not where it must be
     */
    public static TimeRange parse(String start, String end, Instant now) {
        Instant from = within("start", DateMath.parse("start", start, now));
        Instant to = within("end", DateMath.parse("end", end, now));
        if (!to.isAfter(from)) {
            throw RequestException.unexpected("end", to, "after start, " + from);
        }
        return new TimeRange(from, to);
    }

    private static Instant within(String field, Instant time) {
        if (time.isBefore(EventTime.EARLIEST) || time.isAfter(EventTime.LATEST)) {
            throw RequestException.unexpected(field, time, "from " + EventTime.EARLIEST + " to " + EventTime.LATEST);
        }
        return time;
    }
}

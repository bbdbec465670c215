package dev.lookback.search;

import dev.lookback.model.event.EventTime;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An event's place in the order of time: where the next page begins behind it.
 *
 * @param time as the event line has it, all nine fractional digits
 * @param id the event's
 */
public record EventPosition(String time, String id) {

    private static final Pattern SHAPE = Pattern.compile("(\\S{" + EventTime.LENGTH + "})_([0-9a-v]{16,40})");

    /** Reads what {@link #toString()} wrote; empty for anything else. */
    public static Optional<EventPosition> parse(String text) {
        Matcher match = SHAPE.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        byte[] time = match.group(1).getBytes(StandardCharsets.UTF_8);
        boolean isTime = time.length == EventTime.LENGTH && EventTime.isValid(time, 0);
        return isTime ? Optional.of(new EventPosition(match.group(1), match.group(2))) : Optional.empty();
    }

    @Override
    public String toString() {
        return time + '_' + id;
    }
}
